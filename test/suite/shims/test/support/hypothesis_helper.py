import unittest


class _Absent:
    def __getattr__(self, name):
        return lambda *args, **kwargs: unittest.skip('needs hypothesis')


hypothesis = _Absent()
