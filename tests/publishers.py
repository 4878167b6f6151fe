"""What publishers of series and names answer, as they document it, from a server on loopback."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

INSEE = """<?xml version="1.0" encoding="UTF-8"?>
<message:StructureSpecificData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">
 <message:DataSet>
  <Series IDBANK="001234567" FREQ="T" TITLE_FR="Dette" UNIT_MULT="6" LAST_UPDATE="2026-09-29">
   <Obs TIME_PERIOD="2026-Q2" OBS_VALUE="3595500" OBS_STATUS="A"/>
   <Obs TIME_PERIOD="2026-Q1" OBS_VALUE="3560250.5" OBS_STATUS="A"/>
   <Obs TIME_PERIOD="2025-Q4" OBS_VALUE="NaN" OBS_STATUS="O"/>
  </Series>
 </message:DataSet>
</message:StructureSpecificData>"""

EUROSTAT = {
    "version": "2.0",
    "class": "dataset",
    "source": "ESTAT",
    "updated": "2026-10-31T11:00:00+0100",
    "id": ["freq", "geo", "time"],
    "size": [1, 1, 3],
    "value": {"0": 7.4, "2": 7.6},
    "dimension": {"time": {"category": {"index": {"2026-07": 0, "2026-08": 1, "2026-09": 2}}}},
}

ECB = """KEY,FREQ,CURRENCY,TIME_PERIOD,OBS_VALUE,OBS_STATUS
EXR.D.USD.EUR.SP00.A,D,USD,2026-11-19,1.1571,A
EXR.D.USD.EUR.SP00.A,D,USD,2026-11-20,1.1602,A
"""

WORLD_BANK = [
    {"page": 1, "pages": 1, "per_page": 50, "total": 2, "lastupdated": "2026-10-07"},
    [
        {"indicator": {"id": "NY.GDP.MKTP.CD"}, "date": "2025", "value": None, "decimal": 0},
        {"indicator": {"id": "NY.GDP.MKTP.CD"}, "date": "2024", "value": 3160000000000.5, "decimal": 0},
    ],
]

ENTITY = {
    "entities": {
        "Q7": {
            "labels": {"fr": {"value": "Verrerie du Lac"}, "en": {"value": "Lake Glass"}},
            "aliases": {"fr": [{"value": "VDL"}, {"value": "Verreries du Lac"}]},
            "descriptions": {"fr": {"value": "verrerie savoyarde"}},
        }
    },
    "success": 1,
}

SEARCH = {
    "search": [{"id": "Q7", "label": "Verrerie du Lac", "description": "verrerie savoyarde"}],
    "success": 1,
}

CLAIMS = {
    "claims": [
        {
            "text": "Le plan coûte 500 milliards d’euros",
            "claimant": "Un député",
            "claimReview": [
                {
                    "publisher": {"name": "Les Vérificateurs", "site": "exemple.fr"},
                    "url": "https://exemple.fr/v/1",
                    "reviewDate": "2025-02-12T00:00:00Z",
                    "textualRating": "Faux",
                    "languageCode": "fr",
                }
            ],
        }
    ]
}

Reply = tuple[int, dict[str, str], bytes]


class Server:
    """Answers each path with the replies set for it, the last again and again; keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.replies: list[Reply] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                outer.agents.append(self.headers["User-Agent"])
                status, headers, body = outer.replies.pop(0) if len(outer.replies) > 1 else outer.replies[0]
                self.send_response(status)
                for key, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(key, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,))
        self._thread.start()

    def answer(self, body: object, status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        data = data if isinstance(data, bytes) else json.dumps(data).encode()
        self.replies.append((status, {key.replace("_", "-"): value for key, value in headers.items()}, data))

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(10)
