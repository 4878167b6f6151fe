"""A browser without JavaScript at the desk, for the tests of its pages."""

from __future__ import annotations

from typing import Any

from conftest import Newsroom
from lxml import html
from starlette.testclient import TestClient
from test_api import WRONG

from bot.store.accounts import add_account
from bot.store.kinds import Role

OTHER = WRONG.replace("Le projet", "Le grand projet")
PASSWORD = "une phrase de passe longue"


def tree(page: Any) -> Any:
    return html.document_fromstring(page.text)


def csrf(client: TestClient, path: str) -> str:
    return str(tree(client.get(path)).xpath("//input[@name='csrf']/@value")[0])


def sign_in(newsroom: Newsroom, name: str = "admin", password: str | None = None) -> TestClient:
    client = TestClient(newsroom.client.app)
    given = {"name": name, "password": password or str(newsroom.ready.admin_password)}
    answer = client.post(
        "/desk/login", data={**given, "csrf": csrf(client, "/desk/login")}, follow_redirects=False
    )
    assert answer.status_code == 303, answer.text
    return client


def somebody(newsroom: Newsroom, role: Role) -> TestClient:
    with newsroom.service.store.write() as session:
        add_account(session, f"a-{role}", PASSWORD, role)
    return sign_in(newsroom, f"a-{role}", PASSWORD)


def post(client: TestClient, path: str, page: str = "/desk/account", **fields: str) -> Any:
    return client.post(path, data={"csrf": csrf(client, page), **fields}, follow_redirects=False)


def decide(client: TestClient, **fields: str) -> Any:
    return post(client, "/desk/articles/1/decisions", "/desk/account", **fields)
