"""The service as it is deployed: processes started, stopped and killed."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path

import httpx
import kills
from processes import TEXT, VRAICHIFFRE, Deployment, deployed


def verdicts(deployment: Deployment, check: str, seconds: float = 60) -> list[dict[str, object]]:
    """The verdicts of a check, once it is done."""
    headers = {"Authorization": f"Bearer {deployment.ready['api_token']}"}
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = httpx.get(f"{deployment.url}/checks/{check}", headers=headers).json()
        if found["state"] == "done":
            return list(found["report"]["verdicts"])
        time.sleep(0.2)
    raise TimeoutError(found)


def test_killed_at_random_nothing_is_lost_and_nothing_doubled(tmp_path: Path, database_url: str) -> None:
    outcome = kills.run(tmp_path / "redaction", deliveries=80, kills=3, database_url=database_url, seed=7)
    assert outcome.is_whole, outcome


def test_asked_to_stop_it_ends_with_its_workers_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    with deployed(tmp_path / "redaction") as deployment:
        deployment.start("web")
        deployment.wait_until_ready()
        body, headers = deployment.signed("m1", TEXT.format(1))
        check = httpx.post(deployment.hook, content=body, headers=headers).json()["id"]
        (verdict,) = verdicts(deployment, check)
        assert verdict["rule"] == "wrong-currency"
        web = deployment.processes["web"]
        children = Path(f"/proc/{web.pid}/task/{web.pid}/children")
        everywhere = {
            int(child)
            for task in children.parents[1].iterdir()
            for child in (task / "children").read_text().split()
        }
        assert everywhere
        web.terminate()
        assert web.wait(30) == 0
        assert not any(Path(f"/proc/{child}").exists() for child in everywhere)


def test_the_workers_a_killed_server_leaves_behind_end_by_themselves(tmp_path: Path) -> None:
    with deployed(tmp_path / "redaction") as deployment:
        deployment.start("web")
        deployment.wait_until_ready()
        web = deployment.processes["web"]
        until = time.monotonic() + 30
        left: set[int] = set()
        while not left and time.monotonic() < until:
            tasks = Path(f"/proc/{web.pid}/task").iterdir()
            left = {int(child) for task in tasks for child in (task / "children").read_text().split()}
        assert left
        deployment.kill("web")
        while any(_runs(child) for child in left) and time.monotonic() < until:
            time.sleep(0.1)
        assert not any(_runs(child) for child in left)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_init_says_what_to_paste_and_twice_is_no_harm(tmp_path: Path) -> None:
    with deployed(tmp_path / "redaction") as deployment:
        assert set(deployment.ready) == {"api_token", "hook_url", "hook_secret", "admin_password"}
        assert deployment.ready["hook_url"] == "http://127.0.0.1:8000/hooks/standard/redaction"
        assert {path.stat().st_mode & 0o077 for path in (tmp_path / "redaction" / "secrets").iterdir()} == {0}
    with deployed(tmp_path / "redaction") as again:
        assert again.ready == deployment.ready | {"api_token": None, "admin_password": None}


def refused(*arguments: str) -> str:
    """The one sentence a command is refused with."""
    done = subprocess.run([*VRAICHIFFRE, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    return done.stderr.splitlines()[-1]


def test_what_cannot_be_served_is_said_in_one_sentence(tmp_path: Path) -> None:
    folder = str(tmp_path)
    assert "vraichiffre init" in refused("serve", "--dir", folder)
    assert "--url" in refused("init", "--dir", folder, "--url", 'x"y')
    assert "90d" in refused("purge", "--dir", folder, "--older-than", "hier")
    with deployed(tmp_path / "redaction", configuration="workers = 0\n"), socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert "--port" in refused("serve", "--dir", str(tmp_path / "redaction"), "--port", port)
