# Methods that read and write attributes, inherited and overridden, with super() and a property.
import sys

CALLS = 60_000 if sys.argv[1:] == ['small'] else 600_000


class Account:
    fee = 1

    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    def pay(self, amount):
        self._balance += amount - self.fee
        return self._balance


class Savings(Account):
    fee = 2

    def pay(self, amount, bonus=3):
        return super().pay(amount + bonus)


def main():
    plain, savings = Account(10), Savings(20)
    total = 0
    for amount in range(CALLS):
        plain.pay(amount)
        total = (total + savings.pay(amount) + plain.balance) % 999_983
    print('checksum', total)


main()
