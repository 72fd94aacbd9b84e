# What the built command runs to be warmed up (build.mjs): V8 keeps the code of what is called here.

import abc, collections, contextlib, copy, dataclasses, enum, functools, gc, itertools, json, math, operator, os, random
import re, sys, time, traceback, tracemalloc, typing, weakref

tracemalloc.start()


@dataclasses.dataclass
class Point:
    x: int = 0


print(Point(), gc.collect(), sys.getsizeof([]), len(tracemalloc.take_snapshot().statistics('lineno')))
