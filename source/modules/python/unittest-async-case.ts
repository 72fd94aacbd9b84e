/** `unittest.async_case`. */
export const SOURCE = String.raw`
import asyncio
from .case import TestCase, _enter_context

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """Runs each test and its fixtures, coroutines or not, on an event loop of its own."""

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._loop = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context "
                            'manager protocol') from None
        result = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return result

    def _on_loop(self, function, *args, **kwargs):
        result = function(*args, **kwargs)
        if asyncio.iscoroutine(result):
            return self._loop.run_until_complete(result)
        return result

    def _callSetUp(self):
        self.setUp()
        self._on_loop(self.asyncSetUp)

    def _callTestMethod(self, method):
        self._on_loop(method)

    def _callTearDown(self):
        self._on_loop(self.asyncTearDown)
        self.tearDown()

    def _callCleanup(self, function, *args, **kwargs):
        self._on_loop(function, *args, **kwargs)

    def run(self, result=None):
        self._loop = asyncio.new_event_loop()
        try:
            return super().run(result)
        finally:
            self._loop.close()
            self._loop = None
`;
