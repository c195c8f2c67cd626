"""Regions of invented names: given names and the parts of family names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """Given names, and family names as a beginning with an ending; `particles` come before some."""

    share: float
    given: tuple[str, ...]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    particles: tuple[str, ...] = ()
    two_surnames: bool = False


def _region(share: float, given: str, beginnings: str, endings: str, **more: object) -> Region:
    # An ending of "-" is none: the beginning is the whole name.
    parts = tuple("" if part == "-" else part for part in endings.split())
    return Region(share, tuple(given.split()), tuple(beginnings.split()), parts, **more)  # type: ignore[arg-type]


REGIONS = (
    _region(
        0.30,
        """Anneke Bernd Cosima Dörte Elke Falk Gesa Hannes Imke Jörg Käthe Lothar Malte Neele Ole
        Petra Ruprecht Silke Thilo Ulrike Veit Wiebke Jürgen Mareike Götz Änne Hans-Jürgen
        Karl-Heinz Anna-Lena Eva-Maria Björn Sören Tjark Heike""",
        """Aschen Blüten Brack Dorn Eichel Falken Grün Hasel Ilm Kreuz Lär Mühl Nessel Ober Pfann
        Quell Röhr Schön Tann Ulm Wasser Zeller Köst Süd""",
        "berg rieder hoff kötter mann stein bäcker feldt wöhner häuser groß meißner ke",
        particles=("von", "von der", "zu", "vom"),
    ),
    _region(
        0.15,
        """Alice Brian Clare Dorothy Edwin Fiona Graham Hazel Irving Joan Keith Lorna Martin Nora
        Owen Phyllis Rupert Sheila Trevor Una Wendell Mary-Ann""",
        "Ash Birch Crest Dun Elder Fen Glen Harrow Kings Long Marl Nether Oak Pem Quarry Sedge",
        "worth combe field mere ley bury thwaite ridge",
    ),
    _region(
        0.14,
        """Wenqiao Liangxu Yunfei Meihua Jianbo Xiaolan Ruiqi Zhiyuan Haoran Shuting Qiming Bolin
        Yi-Chen Chia-Ling Wei-Lun Po-Han Yan Jie""",
        "Bai Cen Dou Fang Geng Hou Jiao Kou Luo Mei Nie Ouyang Pei Qu Ruan Shi Tong Wen Xie Yuan",
        "-",
    ),
    _region(
        0.06,
        "Ayaka Daichi Emiko Fumio Haruto Junko Kenshin Mitsuki Naoya Rin Sōta Yūko Jun'ichi",
        "Asa Fuji Higashi Iwa Kawa Kuro Mizu Naka Ō Shira Taka Yoko",
        "tsuki mura bayashi saki hara no",
    ),
    _region(
        0.06,
        "Ji-woo Min-seo Hyun-jin Seo-yeon Tae-yang Eun-ji Dong-hyuk Soo-ah",
        "Bang Cheon Gil Ham Jang Kwak Noh Pyo Seol Yoon",
        "-",
    ),
    _region(
        0.08,
        """Bohdan Danuta Jiří Ljiljana Łukasz Małgorzata Ondřej Radoslav Šárka Tihomir Vesna
        Wojciech Yevgenia Zdeněk Živa Aleksandr Khristina""",
        "Brezn Chmel Dobr Grab Havl Kostr Liš Mly Novotn Shchegl Vrb Zhur",
        "ovský ický avin ovič enko yński ev",
    ),
    _region(
        0.12,
        """Adèle Bruno Chiara Désirée Elia François Gaël Héctor Inês João José Jean-Luc Lucía
        Marie-Thérèse Noémie Paolo Raúl Simão Zoë Begoña""",
        "Agu Beau Cast Del Fon Gonç Mar Mont Pér Riv Sant Val",
        "arell ier ález uisse ano ães eñal in",
        particles=("de", "de la", "di", "dos", "du"),
        two_surnames=True,
    ),
    _region(
        0.05,
        "Åsa Bjørn Eirik Freyja Gunnhild Håkon Ingrid Jørgen Kjetil Þóra Søren Väinö",
        "Berg Dal Fjell Grøn Hav Kvist Lund Nygård Sæter Ström",
        "strøm sen heim ås qvist vik",
    ),
    _region(
        0.05,
        "Aad Bram Carolien Dirk Femke Gijs Hendrikje Joost Lotte Maarten Sjoerd Wietske",
        "Berken Boom Duin Haver Kloos Linden Meers Schoon Velt Zand",
        "bos gaard hoven kamp poel stra",
        particles=("van", "van der", "van den", "de", "ten"),
    ),
    _region(
        0.06,
        "Ananya Bhaskar Chitra Devraj Farrukh Gauri Harish Ila Kavitha Lakshmi Nikhil Omkar",
        "Acha Bhatta Chakra Deva Gola Kula Mandha Raja Srini Venka",
        "rya varam pani natha dhara vadi",
    ),
    _region(
        0.05,
        """Amal Bassam Çağla Dimitrios Eleni Fadi Gülşen Hiba İpek Khaled Layla Mehmet Nadia Øzlem
        Şirin Abdel-Rahman""",
        "Abou Bak Demir Hajj Kara Mans Öz Papad Sabb Yıld",
        "ağlu akis our oğlu eddine iou",
        particles=("al", "el", "bin"),
    ),
    _region(
        0.02,
        "Thị-Hương Minh-Đức Quốc-Anh Bảo-Trâm Văn-Long Ngọc-Lan Hoài-An Tuấn-Kiệt",
        "Đinh Lưu Phùng Tô Khuất Nghiêm",
        "-",
    ),
    _region(
        0.02,
        "Adaeze Chukwuemeka Ngozi Kwabena Thandiwe Oluwaseun Sipho Makena",
        "Adi Men Okon Nko Ifean Asan",
        "chuk sah jowo sina yeri teh",
    ),
)
