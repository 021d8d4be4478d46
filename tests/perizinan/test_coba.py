import time, pytest
from tests.kasus import kasus
@pytest.mark.django_db
def test_a(penanda):
    kasus("draf")
    for k in ("draf","diajukan","dikembalikan","diserahkan","dibatalkan"):
        a=time.time(); x=kasus(k); print(k, time.time()-a, x.permohonan.status.kata)
