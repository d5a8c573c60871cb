"""Runs schemathesis over /api/openapi.json of a fresh shop and ends with its own exit code."""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from souk import Server  # noqa: E402

EXAMPLES = sys.argv[1] if len(sys.argv) > 1 else "25"

with Server() as server:
    command = [str(pathlib.Path(sys.executable).parent / "schemathesis"), "run",
               f"http://127.0.0.1:{server.port}/api/openapi.json", "--max-examples", EXAMPLES, "--seed", "7",
               "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
               "--suppress-health-check", "all"]
    result = subprocess.run(command, check=False)
    if result.returncode != 0:
        print(server.log_tail())
sys.exit(result.returncode)
