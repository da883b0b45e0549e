"""Invented people: names that no registry holds, identity numbers of region 370499 (not in use), accounts and phones of nobody."""
import itertools

_given = ['有田', '丰年', '有粮', '虚禾', '语村', '士耕', '世苗', '聘农', '光穗', '满仓', '守禾', '望雨']
_family = ['甄', '贾', '乌', '卜', '单', '詹', '吴', '费', '皮', '阚']
NAMES = [family + given for given, family in itertools.product(_given, _family)]

VILLAGES = {  # short name -> code, registered name, township (test/importers/files/register.csv)
    '泥沟镇张庄村': ('990101001201', '张庄村委会', '泥沟镇'),
    '北洛村': ('990101001202', '北洛村委会', '泥沟镇'),
    '王村': ('990101001203', '王村村民委员会', '泥沟镇'),
    '马兰镇张庄村': ('990101002201', '张庄村委会', '马兰镇'),
    '刘桥村': ('990101002202', '刘桥村委会', '马兰镇'),
    '兴中社区': ('990101003001', '兴中社区居委会', '城东街道'),
}


def identity(n):
    seventeen = f'370499{1935 + n % 60}{1 + n % 12:02d}{1 + n % 28:02d}{n % 1000:03d}'
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return seventeen + '10X98765432'[sum(w * int(d) for w, d in zip(weights, seventeen)) % 11]


def account(n):
    digits = f'62284804000{n:07d}'
    for check in range(10):
        text = digits + str(check)
        total = 0
        for i, char in enumerate(reversed(text)):
            d = int(char) * (1 + i % 2)
            total += d - 9 if d > 9 else d
        if total % 10 == 0:
            return text


def phone(n):
    return f'199000{n:05d}'


class Person:
    """The n-th invented person."""

    def __init__(self, n):
        self.name, self.id, self.account, self.phone = NAMES[n % len(NAMES)], identity(n), account(n), phone(n)
