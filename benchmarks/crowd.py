"""Viewers without a browser: websocket clients that speak Streamlit's protocol, to load one server from many sides."""

import threading
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

MEASURES = ("tka", "itas_land_holders", "itas_holders")
PATIENCE = 60


class Viewer:
    """One open page."""

    def __init__(self, address: str):
        """Connect and load the map page."""
        url = address.replace("http", "ws") + "/_stcore/stream"
        self.socket = connect(url, origin=address, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE)
        self.view("area=id&level=regency")

    def view(self, query: str) -> tuple[float, float]:
        """Ask for a view; return the seconds to its map and to its end."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = "peta"
        begun = time.perf_counter()
        self.socket.send(message.SerializeToString())
        painted = 0.0
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self.socket.recv(timeout=PATIENCE))
            if (
                answer.WhichOneof("type") == "ref_hash"
                or answer.delta.new_element.WhichOneof("type") == "component_instance"
            ):
                painted = painted or time.perf_counter() - begun
            if answer.WhichOneof("type") == "script_finished":
                return painted, time.perf_counter() - begun


class Crowd:
    """Many viewers who act at the same moment."""

    def __init__(self, address: str, size: int):
        """Open ``size`` pages."""
        self.viewers = [Viewer(address) for _ in range(size)]

    def change(self, turn: int) -> list[float]:
        """Let every viewer change the measure at once; return each one's seconds to the end of the rerun."""
        found: list[float] = []
        gate = threading.Barrier(len(self.viewers))

        def act(place: int, viewer: Viewer) -> None:
            gate.wait()
            found.append(viewer.view(f"area=id&level=regency&measure={MEASURES[(turn + place) % 3]}")[1])

        threads = [threading.Thread(target=act, args=pair) for pair in enumerate(self.viewers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    def close(self) -> None:
        """Close every page."""
        for viewer in self.viewers:
            viewer.socket.close()
