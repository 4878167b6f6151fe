"""Posts of social networks and entries of feeds, read for the desk; answers, once a person approved them."""
