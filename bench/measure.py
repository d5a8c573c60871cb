"""wrk, nginx and the arithmetic of repeated runs."""
import contextlib
import dataclasses
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

from souk import free_port

HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass
class Plan:
    runs: int
    seconds: int
    sizes: list  # products in the shop
    searched: list  # products to search in
    texts: str = ""  # folder with product.csv of the ESCI data; empty: made-up texts


def result(row, unit, values, target=None, better="higher", **more):
    """One line of the table; `values` are the figures of each run."""
    median = statistics.median(values)
    reached = None if target is None else (median >= target if better == "higher" else median <= target)
    return {"row": row, "unit": unit, "median": median, "low": min(values), "high": max(values), "runs": values,
            "target": target, "better": better, "reached": reached, **more}


def wrk(port, script=None, seconds=4, connections=64, path="/", arguments=()):
    """Requests per second, p99 in ms and answers that were no success."""
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency"]
    if script:
        command += ["-s", str(HERE / "load" / script)]
    command += [f"http://127.0.0.1:{port}{path}", "--", *map(str, arguments)]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    scale = {"us": 0.001, "ms": 1, "s": 1000}
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    marks = dict(re.findall(r"^@(\w+) ([\d.]+)$", out, re.M))  # what a script's done() printed
    return {"rate": rate, "p99_ms": float(p99[1]) * scale[p99[2]] if p99 else None, "bad": int(bad[1]) if bad else 0,
            "marks": {name: float(value) for name, value in marks.items()}, "text": out}


@contextlib.contextmanager
def nginx(folder):
    """nginx static on a free port, two workers, as a distribution sets it up for speed."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="souk-nginx-") as state:
        config = pathlib.Path(state) / "nginx.conf"
        config.write_text(f"""
worker_processes 2; pid {state}/pid; error_log {state}/error.log; daemon off;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000;
  open_file_cache max=10000 inactive=60s; default_type text/html;
  client_body_temp_path {state}/b; proxy_temp_path {state}/p; fastcgi_temp_path {state}/f;
  uwsgi_temp_path {state}/u; scgi_temp_path {state}/s;
  server {{ listen 127.0.0.1:{port} reuseport; root {folder}; }} }}""")
        process = subprocess.Popen(["nginx", "-c", str(config), "-p", state], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        try:
            yield port
        finally:
            process.terminate()
            process.wait()


def table(report) -> str:
    lines = [f"{report['machine']['cpu']}, {report['machine']['cores']} cores, {report['at'][:16]}, {report['command']}", "",
             "| row | median | spread | target | |", "|---|---|---|---|---|"]
    for entry in report["results"]:
        def shown(value):
            return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
        sign = "" if entry["target"] is None else (">= " if entry["better"] == "higher" else "<= ") + shown(entry["target"])
        verdict = {None: "", True: "reached", False: "**missed**"}[entry["reached"]]
        lines.append(f"| {entry['row']} | {shown(entry['median'])} {entry['unit']} | {shown(entry['low'])} to "
                     f"{shown(entry['high'])} | {sign} | {verdict} |")
    return "\n".join(lines)
