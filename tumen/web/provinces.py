"""Where the mark of a province stands on a map: near its middle, to half a degree.

Written for Tumen. A mark says "in this province" and nothing finer, so the places are rounded on purpose; a
province that is not listed is marked at its country.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Longitude and latitude by country and province, as the gazetteer names them.
CENTRES: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "CN": {
        "Anhui": (117, 32),
        "Beijing Municipality": (116.5, 40),
        "Chongqing": (107.5, 30),
        "Fujian": (118, 26),
        "Gansu": (103, 36.5),
        "Guangdong": (113.5, 23.5),
        "Guangxi": (108.5, 23.5),
        "Guizhou": (107, 27),
        "Hainan": (109.5, 19),
        "Hebei": (115, 38),
        "Heilongjiang": (128, 47.5),
        "Henan": (113.5, 34),
        "Hubei": (112.5, 31),
        "Hunan": (111.5, 27.5),
        "Inner Mongolia": (111, 41.5),
        "Jiangsu": (119.5, 33),
        "Jiangxi": (116, 27.5),
        "Jilin": (126, 43.5),
        "Liaoning": (122.5, 41.5),
        "Ningxia": (106, 37.5),
        "Qinghai": (96, 35.5),
        "Shaanxi": (109, 35),
        "Shandong": (118, 36.5),
        "Shanghai Municipality": (121.5, 31),
        "Shanxi": (112, 37.5),
        "Sichuan": (102.5, 30.5),
        "Tianjin Municipality": (117.5, 39.5),
        "Tibet": (88.5, 31.5),
        "Xinjiang": (85, 41.5),
        "Yunnan": (101.5, 25),
        "Zhejiang": (120, 29),
        "Yanbian": (129, 43),
    },
    "KP": {
        "North Hamgyong": (129.5, 41.5),
        "South Hamgyong": (127.5, 40.5),
        "North Pyongan": (125, 40),
        "South Pyongan": (126, 39.5),
        "North Hwanghae": (126.5, 38.5),
        "South Hwanghae": (125.5, 38),
        "Ryanggang": (128, 41.5),
        "Chagang": (126.5, 41),
        "Kangwon": (127.5, 39),
        "Rason": (130.5, 42.5),
    },
    "KR": {
        "Gyeonggi": (127, 37.5),
        "Gangwon": (128.5, 37.5),
        "North Chungcheong": (127.5, 36.5),
        "South Chungcheong": (127, 36.5),
        "North Jeolla": (127, 35.5),
        "South Jeolla": (127, 35),
        "North Gyeongsang": (128.5, 36.5),
        "South Gyeongsang": (128.5, 35.5),
        "Jeju": (126.5, 33.5),
    },
    "MM": {
        "Rakhine": (93.5, 20),
        "Kachin": (97.5, 26),
        "Shan State": (98, 21.5),
        "Karen State": (97.5, 17.5),
        "Kayah": (97.5, 19.5),
        "Chin State": (93.5, 22),
        "Mon State": (97.5, 16.5),
        "Sagaing": (95.5, 23.5),
    },
    "GB": {
        "England": (-1.5, 52.5),
        "Scotland": (-4, 56.5),
        "Wales": (-3.5, 52.5),
        "Northern Ireland": (-6.5, 54.5),
    },
    "TH": {"Chiang Rai province": (100, 20), "Tak province": (99, 16.5)},
    "BD": {"Chittagong Division": (91.5, 23)},
    "PK": {"Balochistan": (65.5, 28), "Khyber Pakhtunkhwa": (71.5, 34.5), "Sindh": (68.5, 26)},
    "AF": {"Helmand": (64, 31.5), "Kandahar province": (65.5, 31.5), "Nangarhar": (70.5, 34.5)},
    "IQ": {"Kurdistan Region": (44.5, 36.5), "Nineveh": (42.5, 36)},
    "ET": {"Tigray": (39, 14), "Oromia": (39.5, 8), "Amhara": (38, 11.5)},
    "CD": {"North Kivu": (29, -0.5), "South Kivu": (28, -3), "Ituri": (29.5, 1.5)},
}
