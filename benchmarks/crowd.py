"""Viewers without a browser: websocket clients that speak Streamlit's protocol, to load one server from many sides."""

import threading
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

MEASURES = ("tka", "itas_land_holders", "itas_holders")
TIMEOUT_SECONDS = 60


class Viewer:
    """One open page."""

    def __init__(self, address: str) -> None:
        """Connect and load the map page."""
        url = address.replace("http", "ws") + "/_stcore/stream"
        self.socket = connect(
            url,
            origin=Origin(address),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            open_timeout=TIMEOUT_SECONDS,
        )
        self.request_view("area=id&level=regency")

    def request_view(self, query: str) -> tuple[float, float]:
        """Ask for a view; return the seconds to its map and to its end."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = "peta"
        started_at = time.perf_counter()
        self.socket.send(message.SerializeToString())
        paint_duration = 0.0
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self.socket.recv(timeout=TIMEOUT_SECONDS))
            if (
                answer.WhichOneof("type") == "ref_hash"
                or answer.delta.new_element.WhichOneof("type") == "component_instance"
            ):
                paint_duration = paint_duration or time.perf_counter() - started_at
            if answer.WhichOneof("type") == "script_finished":
                return paint_duration, time.perf_counter() - started_at


class Crowd:
    """Many viewers who act at the same moment."""

    def __init__(self, address: str, size: int):
        """Open ``size`` pages."""
        self.viewers = [Viewer(address) for _ in range(size)]

    def change_measure(self, round_index: int) -> list[float]:
        """Let every viewer change the measure at once; return each one's seconds to the end of the rerun."""
        durations: list[float] = []
        barrier = threading.Barrier(len(self.viewers))

        def request_change(index: int, viewer: Viewer) -> None:
            barrier.wait()
            durations.append(
                viewer.request_view(f"area=id&level=regency&measure={MEASURES[(round_index + index) % 3]}")[1]
            )

        threads = [threading.Thread(target=request_change, args=pair) for pair in enumerate(self.viewers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return durations

    def close(self) -> None:
        """Close every page."""
        for viewer in self.viewers:
            viewer.socket.close()
