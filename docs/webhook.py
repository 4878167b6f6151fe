"""Posts a text as a CMS would, signed, and prints what the service says of it.

python docs/webhook.py redaction.json docs/exemple.txt [http://127.0.0.1:8000]
"""

import base64
import hmac
import json
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ready = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
base = sys.argv[3] if len(sys.argv) > 3 else "http://127.0.0.1:8000"
text = Path(sys.argv[2]).read_text(encoding="utf-8")


def ask(path: str, body: bytes | None, headers: dict[str, str]) -> dict:
    """Posts or gets; waits for a service that is still starting."""
    for _ in range(240):
        try:
            request = urllib.request.Request(
                base + path, body, {"content-type": "application/json", **headers}
            )
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{error.code} {error.read().decode()}") from None
        except urllib.error.URLError:
            time.sleep(0.5)
    raise SystemExit(f"{base} does not answer")


data = {"id": "exemple", "title": "", "text": text, "published_at": "2025-02-10T09:00:00+01:00"}
body = json.dumps({"type": "article.published", "data": data}).encode()
name, seconds = f"msg_{time.time_ns()}", str(int(time.time()))
secret = base64.b64decode(ready["hook_secret"].removeprefix("whsec_"))
signature = base64.b64encode(hmac.digest(secret, f"{name}.{seconds}.".encode() + body, "sha256")).decode()
receipt = ask(
    "/" + ready["hook_url"].split("/", 3)[3],
    body,
    {
        "content-type": "application/json",
        "webhook-id": name,
        "webhook-timestamp": seconds,
        "webhook-signature": f"v1,{signature}",
    },
)
while True:
    check = ask(f"/checks/{receipt['id']}", None, {"authorization": f"Bearer {ready['api_token']}"})
    if check["state"] in ("done", "failed"):
        break
    time.sleep(0.5)
for verdict in check["report"]["verdicts"]:
    if verdict["label"] != "unverified":
        print(f"{verdict['label']:13}{verdict['text']} · {verdict['message']['fr']}")
