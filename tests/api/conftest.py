from tests.tracking.conftest import _rangka_baru

__all__ = ["_rangka_baru"]  # frames of the pages that are compared
