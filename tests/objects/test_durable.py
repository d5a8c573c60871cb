"""kill -9 in the middle of writes: what was answered is there, what was not is either whole or not there."""
import concurrent.futures
import hashlib
import threading
import unittest

from store import Store


class Kills(unittest.TestCase):
    ROUNDS = 3

    def test_lose_nothing_that_was_answered(self):
        store = Store().start()
        self.addCleanup(store.stop)
        store.client().create_bucket(Bucket="kill")
        answered, lock = {}, threading.Lock()

        def write(worker, ended):
            s3 = store.client(retries={"max_attempts": 0}, connect_timeout=2, read_timeout=5)
            for number in range(10_000):
                key, body = f"{worker}/{number % 7}", f"{worker} {number} ".encode() * 5_000
                try:
                    s3.put_object(Bucket="kill", Key=key, Body=body)
                except Exception:  # the kill
                    with lock:
                        answered.setdefault(key, set()).add(hashlib.md5(body).hexdigest())
                    return
                with lock:
                    answered[key] = {hashlib.md5(body).hexdigest()}
                if ended.is_set():
                    return

        for _ in range(self.ROUNDS):
            ended = threading.Event()
            with concurrent.futures.ThreadPoolExecutor(16) as pool:
                running = [pool.submit(write, worker, ended) for worker in range(16)]
                ended.wait(1.5)
                store.kill()
                ended.set()
                for each in running:
                    each.result()
            store.start()
            s3 = store.client()
            for key, digests in answered.items():
                body = s3.get_object(Bucket="kill", Key=key)["Body"].read()
                self.assertIn(hashlib.md5(body).hexdigest(), digests, key)
                answered[key] = {hashlib.md5(body).hexdigest()}
        self.assertGreater(len(answered), 50)


if __name__ == "__main__":
    unittest.main()
