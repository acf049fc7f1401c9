"""Articles with their people renamed, so that the tagger learns builds and not the names of one campaign."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus import Article
from sayso.models.pieces import pieces
from sayso.text.segment import paragraphs, quotations

# Common given and last names of many languages in Latin letters; none stands for a person.
NAMES = """
Aleksei Andrei Arkady Bogdan Denis Dmitri Evgenia Fyodor Galina Gennady Irina Katerina Kirill Konstantin Larisa
Lyudmila Maksim Nadezhda Natalia Nikolai Oksana Oleg Pavel Ruslan Semyon Sergei Svetlana Tatiana Timur Valery Vasily
Viktoria Vladislav Yaroslav Yulia Zinaida Antonov Belov Chernov Danilov Egorov Filatov Golubev Grishin Ilyin Kalinin
Kovalenko Krylov Lebedev Makarov Morozov Nikitin Orlov Petrenko Romanov Safronov Shevchuk Sidorov Sokolov Stepanov
Tarasov Titov Ustinov Volkov Voronin Yakovlev Zaitsev Zhukov Adrien Amandine Baptiste Benoît Camille Céline Cédric
Clémence Didier Édouard Étienne Fabrice Florence François Geneviève Gérard Hélène Jérôme Laurence Loïc Margaux
Mathilde Noémie Océane Pascal Raphaël Rémi Sandrine Solène Sylvain Thibault Véronique Yannick Aubert Barbier Besson
Blanchard Carpentier Chevalier Colin Dufour Dupuis Fontaine Gauthier Giraud Guérin Jacquet Lacroix Leclerc Lefèvre
Marchand Mercier Meunier Moreau Noël Perrin Picard Renard Rousseau Roussel Vasseur Vidal Chen Cheng Deng Fang Feng Gao
Guo Hou Huang Jiang Jing Kong Lei Liang Liu Luo Mei Meng Ning Peng Qian Qiao Qin Ren Shao Shen Shi Song Sun Tan Tang
Tian Wang Wei Wen Wu Xia Xiao Xie Xiong Xu Yan Yang Yao Yin Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou Abbas
Abdallah Abdelaziz Adel Ahmad Aisha Amal Amira Bashir Bilal Dalia Farid Farouk Fatima Ghassan Habib Hadi Hakim Hamid
Hanan Hassan Huda Ibrahim Imad Jamal Jamila Kamal Karim Khaled Khalil Laila Layla Mahmoud Majid Malik Mansour Mariam
Mona Mustafa Nabil Nadia Najib Nasser Nour Omar Rania Rashid Salem Salma Samir Samira Tariq Wael Walid Yasmin Youssef
Zainab Ziad Adebayo Chukwu Diallo Eze Kamau Keita Mensah Mwangi Ndiaye Nkosi Okafor Okonkwo Otieno Sesay Touré Traoré
Wanjiku Ayşe Burak Demir Elif Emre Kaya Mehmet Şahin Yıldız Aditi Anjali Arjun Bhatt Chandra Deepak Iyer Kavita Mehta
Nair Patel Priya Rajesh Reddy Sharma Suresh Verma Björn Ingrid Jonas Lindqvist Nygaard Sørensen Håkon Anneke Joost
Pieter Willem Bianchi Chiara Esposito Giulia Greco Matteo Ricci Álvaro Beatriz Catarina Domínguez Gonçalo Ibáñez Inés
Joaquín Lucía Nuñez Pilar Rocío Tiago Vázquez Agnieszka Grzegorz Kowalski Małgorzata Nowak Wójcik Zieliński Horváth
István Katalin Nagy Szabó Ionescu Popescu Haruki Keiko Nakamura Sato Takeshi Watanabe Hyun Jisoo Minho Seung Bùi
Nguyễn Phạm Trần Kiplagat Tadesse Gebre
""".split()


def common_words(articles: Sequence[Article]) -> frozenset[str]:
    """Words that these articles also write with a small letter, or in fewer than four places: none is a name."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for article in articles:
        for start, stop in zip(article.pieces.starts.tolist(), article.pieces.stops.tolist(), strict=True):
            word = article.text[start:stop]
            (small if word.islower() else large)[word.casefold()] += 1
    return frozenset(w for w in {*small, *large} if small[w] or large[w] < 4)


def renamed(article: Article, common: frozenset[str], tokens: Callable[[str], Sequence[int]]) -> Article:
    """The article with every name among its sources' words replaced, the same name by the same; word for word."""
    read, text = article.pieces, article.text
    named: dict[str, str] = {}
    for reading in article.readings:
        for role, i, j, _ in reading.runs:
            for k in range(i, j) if role == 0 else ():
                word = text[read.starts[k] : read.stops[k]]
                if word.istitle() and len(word) > 2 and word.casefold() not in common:
                    named.setdefault(word, random.choice(NAMES))
    parts, at = [], 0
    for start, stop in zip(read.starts.tolist(), read.stops.tolist(), strict=True):
        parts += [text[at:start], named.get(text[start:stop], text[start:stop])]
        at = stop
    new = "".join([*parts, text[at:]])
    lines = paragraphs(new)
    found = pieces(new, lines, quotations(new, lines), tokens)
    if len(found.starts) != len(read.starts):
        return article
    return replace(article, text=new, pieces=found, states=None)
