# Small objects moved about: plain classes, __slots__, class attributes, getattr and setattr.
import sys

STEPS = 6_000 if sys.argv[1:] == ['small'] else 150_000


class Vector:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Body:
    bodies = 0
    limit = 1_000

    def __init__(self, name, place, speed):
        self.name = name
        self.place = place
        self.speed = speed
        self.bounces = 0
        Body.bodies += 1

    def move(self):
        place, speed = self.place, self.speed
        place.x += speed.x
        place.y += speed.y
        for axis in 'x', 'y':
            if not 0 <= getattr(place, axis) <= self.limit:
                setattr(speed, axis, -getattr(speed, axis))
                self.bounces += 1


def main():
    bodies = [Body('body', Vector(at * 90, at * 70), Vector(at + 1, 7 - at)) for at in range(10)]
    for _ in range(STEPS):
        for body in bodies:
            body.move()
    total = sum(body.bounces + body.place.x * 3 + body.place.y for body in bodies)
    print('checksum', total + Body.bodies)


main()
