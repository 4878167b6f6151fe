"""The desk without JavaScript: accounts, tokens and callbacks that nobody took."""

from __future__ import annotations

from conftest import ON_SQLITE, Newsroom
from desk import PASSWORD, post, sign_in, tree
from test_api import deliver

from bot.store.kinds import State
from bot.store.tables import Callback, Check

pytestmark = ON_SQLITE


def test_accounts_are_opened_changed_and_closed(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    shown = post(client, "/desk/admin/accounts", name="léa", role="editor")
    password = tree(shown).xpath("string(//div[contains(@class, 'secret')]//code)")
    assert password not in client.get("/desk/admin").text
    assert post(client, "/desk/admin/accounts", name="léa", role="editor").status_code == 409
    lea = sign_in(newsroom, "léa", password)
    assert lea.get("/desk/admin").status_code == 403
    post(client, "/desk/admin/accounts/2", action="role", role="admin")
    assert lea.get("/desk/admin").status_code == 200
    post(client, "/desk/admin/accounts/2", action="close")
    assert lea.get("/desk/queue", follow_redirects=False).status_code == 303
    post(client, "/desk/admin/accounts/2", action="open")
    assert lea.get("/desk/queue").status_code == 200
    assert post(client, "/desk/admin/accounts/1", action="close").status_code == 409
    assert post(client, "/desk/admin/accounts/9", action="close").status_code == 404


def test_a_new_password_ends_the_sessions_before_it(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    old = str(newsroom.ready.admin_password)
    assert post(client, "/desk/account", old="faux", new=PASSWORD).status_code == 403
    assert post(client, "/desk/account", old=old, new="court").status_code == 422
    assert post(client, "/desk/account", old=old, new=PASSWORD).status_code == 303
    sign_in(newsroom, "admin", PASSWORD)


def test_tokens_are_shown_once_and_revoked(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    assert post(client, "/desk/admin/tokens", name="cms").status_code == 422
    shown = post(client, "/desk/admin/tokens", name="cms", read="1")
    token = tree(shown).xpath("string(//div[contains(@class, 'secret')]//code)")
    assert token not in client.get("/desk/admin").text
    headers = {"Authorization": f"Bearer {token}"}
    assert newsroom.client.get("/feeds/claimreview.json", headers=headers).status_code == 200
    assert newsroom.client.post("/v1/check", json={"text": "a"}, headers=headers).status_code == 403
    post(client, "/desk/admin/tokens/2/revoke")
    assert newsroom.client.get("/feeds/claimreview.json", headers=headers).status_code == 401


def test_dead_letters_are_sent_again(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    identity = deliver(newsroom)
    newsroom.work()
    with newsroom.service.store.write() as session:
        check = session.get(Check, identity)
        assert check is not None
        session.add(
            Callback(
                check_id=identity,
                url="https://cms.example.fr/x",
                state=State.FAILED,
                attempts=10,
                due_at=check.queued_at,
                created_at=check.queued_at,
                problem="HTTP 500",
            )
        )
    assert "HTTP 500" in client.get("/desk/admin").text
    post(client, "/desk/admin/letters/1")
    with newsroom.service.store.read() as session:
        letter = session.get(Callback, 1)
        assert letter is not None
        assert (letter.state, letter.attempts) == ("queued", 0)
    assert "HTTP 500" not in client.get("/desk/admin").text
