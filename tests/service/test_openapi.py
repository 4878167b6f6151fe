"""What a machine makes of our OpenAPI description, and what the service makes of that."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from conftest import Newsroom
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

_CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'test.db'}"


def operations(newsroom: Newsroom) -> list[schemathesis.APIOperation]:
    schema = schemathesis.openapi.from_asgi("/openapi.json", newsroom.client.app)
    return [result.ok() for result in schema.get_all_operations()]


@pytest.mark.filterwarnings("ignore")
def test_no_request_that_the_description_allows_is_a_fault(newsroom: Newsroom) -> None:
    asked = set()
    # The model is loaded here, not within the seconds that a request is given.
    newsroom.client.post("/v1/check", json={"text": "Stargate pèse 500 Md€."}, headers=newsroom.token)
    for operation in operations(newsroom):
        asked.add(f"{operation.method.upper()} {operation.path}")

        @given(case=operation.as_strategy())
        @settings(
            max_examples=25,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate(headers=newsroom.token, checks=_CHECKS, timeout=60)

        ask()
    assert asked >= {"POST /v1/check", "GET /checks/{id}", "POST /hooks/{adapter}/{name}", "GET /metrics"}


def test_every_endpoint_has_its_refusals_and_an_example(newsroom: Newsroom) -> None:
    described = newsroom.client.get("/openapi.json").json()
    assert described["components"]["schemas"]["Problem"]["properties"].keys() == {
        "type",
        "title",
        "status",
        "detail",
    }
    for path in ("/v1/check", "/hooks/{adapter}/{name}"):
        operation = described["paths"][path]["post"]
        assert "example" in operation["requestBody"]["content"]["application/json"]
        assert {"401", "413", "422"} <= operation["responses"].keys()
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                assert list(answer["content"]) == ["application/problem+json"], (path, status)
