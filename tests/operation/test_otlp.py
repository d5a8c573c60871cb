"""Spans and metrics as a stranger reads them: a collector of our own parses every message with OpenTelemetry's protobuf
definitions (PyPI: opentelemetry-proto; without them only the shape of the JSON is looked at), refuses, is slow and goes
away; serving never waits for it.
"""
import base64
import http.server
import json
import pathlib
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from souk import Client, Server, free_port  # noqa: E402

try:
    from google.protobuf import json_format
    from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
except ImportError:
    json_format = None


class Collector:
    def __init__(self, port=0):
        self.messages, self.status, self.delay_s, self.headers = [], 200, 0.0, {}
        collector = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                time.sleep(collector.delay_s)
                collector.messages.append((self.path, self.headers["Content-Type"], body, collector.status))
                collector.headers = dict(self.headers)
                self.send_response(collector.status)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def spans(self, status=200):
        return [span for path, _, body, given in list(self.messages) if path == "/v1/traces" and given == status
                for resource in json.loads(body)["resourceSpans"]
                for scope in resource["scopeSpans"] for span in scope["spans"]]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def wait_until(condition, what, wait_s=20):
    deadline = time.monotonic() + wait_s
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {wait_s} s: {what}")
        time.sleep(0.05)


def as_protobuf(body, message):
    """OTLP's JSON writes ids as hexadecimal digits where protobuf's own JSON has base64."""
    def mend(value):
        if isinstance(value, list):
            return [mend(item) for item in value]
        if isinstance(value, dict):
            return {key: base64.b64encode(bytes.fromhex(item)).decode()
                    if key in ("traceId", "spanId", "parentSpanId") else mend(item) for key, item in value.items()}
        return value

    return json_format.ParseDict(mend(json.loads(body)), message)


def metric(client, name):
    for line in client.request("GET", "/metrics").body.decode().splitlines():
        if line.startswith(name + " "):
            return float(line.split()[1])
    return None


class Otlp(unittest.TestCase):
    def start(self, port, *more):
        server = Server(options=["--set", f"telemetry.otlp_endpoint=http://127.0.0.1:{port}", "--set",
                                 "telemetry.trace_sample_percent=100", *more])
        server.start()
        self.addCleanup(server.__exit__)
        return server, Client(server.port)

    def test_spans_and_metrics_are_what_opentelemetry_reads(self):
        collector = Collector()
        self.addCleanup(collector.close)
        _, client = self.start(collector.port, "--set", "telemetry.metrics_interval_s=1", "--set",
                               "telemetry.otlp_header=Authorization: Bearer abc")
        trace, parent = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
        client.request("GET", "/api/v1/products?limit=1", headers={"traceparent": f"00-{trace}-{parent}-01"})
        wait_until(lambda: any(span["traceId"] == trace for span in collector.spans()), "the span of a request")
        wait_until(lambda: any(path == "/v1/metrics" for path, *_ in collector.messages), "metrics")
        span = next(span for span in collector.spans() if span["traceId"] == trace)
        self.assertEqual((span["name"], span["parentSpanId"], span["kind"]), ("GET /api/v1/products", parent, 2))
        self.assertLess(abs(int(span["startTimeUnixNano"]) / 1e9 - time.time()), 60)
        self.assertGreaterEqual(int(span["endTimeUnixNano"]), int(span["startTimeUnixNano"]))
        self.assertEqual(collector.headers["Authorization"], "Bearer abc")
        self.assertTrue(all(kind == "application/json" for _, kind, _, _ in collector.messages))
        self.read_as_protobuf(collector)

    def read_as_protobuf(self, collector):
        if json_format is None:
            self.skipTest("opentelemetry-proto is not installed (PyPI): only the JSON was looked at")
        names = {}
        for path, _, body, _ in list(collector.messages):
            if path == "/v1/traces":
                for scope in as_protobuf(body, ExportTraceServiceRequest()).resource_spans[0].scope_spans:
                    for span in scope.spans:
                        self.assertEqual((len(span.trace_id), len(span.span_id)), (16, 8))
            else:
                resource = as_protobuf(body, ExportMetricsServiceRequest()).resource_metrics[0]
                self.assertEqual(resource.resource.attributes[0].value.string_value, "souk")
                names = {found.name: found for found in resource.scope_metrics[0].metrics}
        self.assertTrue(names["http_requests_total"].sum.is_monotonic)
        self.assertTrue(names["process_resident_memory_bytes"].gauge.data_points)
        for point in names["http_request_duration_seconds"].histogram.data_points:
            self.assertEqual(sum(point.bucket_counts), point.count)
            self.assertEqual(len(point.bucket_counts), len(point.explicit_bounds) + 1)

    def test_nothing_is_lost_while_the_collector_is_busy(self):
        collector = Collector()
        self.addCleanup(collector.close)
        collector.status = 503
        _, client = self.start(collector.port)
        for _ in range(50):
            client.request("GET", "/api/v1/products?limit=1")
        wait_until(lambda: collector.spans(503), "a first attempt")
        collector.status = 200
        wait_until(lambda: sum(span["name"] == "GET /api/v1/products" for span in collector.spans()) >= 50, "all spans")

    def test_serving_does_not_wait_and_what_is_lost_is_counted(self):
        _, client = self.start(free_port())  # nobody listens
        slowest = 0.0
        for _ in range(6_000):
            began = time.monotonic()
            self.assertEqual(client.request("GET", "/api/v1/brands").status, 200)
            slowest = max(slowest, time.monotonic() - began)
        self.assertLess(slowest, 2.0)
        wait_until(lambda: metric(client, "souk_otlp_failures_total"), "a failure that is counted")
        self.assertGreater(metric(client, "souk_otlp_spans_dropped_total"), 0)

    def test_a_collector_that_hangs_does_not_keep_the_shop_from_ending(self):
        collector = Collector()
        self.addCleanup(collector.close)
        collector.delay_s = 60
        server, client = self.start(collector.port)
        client.request("GET", "/api/v1/products?limit=1")
        time.sleep(2.5)
        began = time.monotonic()
        self.assertEqual(server.stop(), 0, server.log_tail())
        self.assertLess(time.monotonic() - began, 12)


if __name__ == "__main__":
    unittest.main(verbosity=2)
