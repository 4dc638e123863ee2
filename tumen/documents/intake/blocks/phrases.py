"""Phrases of page furniture: those of common site builders, newspapers and mail programs, English and Korean.

Written in small letters, without marks; "e-mail" stands for "email" too.
"""

from __future__ import annotations


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.replace("\n", " ").split("·") if phrase.strip())


#: Whole lines.
WHOLE_LINES = frozenset(
    _phrases("""
    for immediate release · for immediate use · press release · news release · media release · media advisory
    · home · menu · main menu · search · site search · search this site · navigation · skip to content
    · skip to main content · back to top · top · share · share this · share this article
    · share this post · share this page · share this story · share this entry · tweet · pin it · email
    · e mail · like · like this · loading · print · print this · print this page · print this article
    · save · save article · copy link · link copied · listen · play · pause · facebook · twitter · x
    · whatsapp · telegram · linkedin · reddit · instagram · youtube · kakaotalk · line · rss · rss feed
    · follow · follow us · follow me · social media · stay connected · connect with us · subscribe
    · subscribe now · subscribe to blog · sign up · sign in · sign out · log in · login · log out
    · logout · register · unsubscribe · donate · donate now · support us · newsletter · our newsletter
    · get the newsletter · join our mailing list · recent posts · recent comments · recent news · latest
    · latest news · latest posts · top stories · most read · most popular · trending · popular
    · more stories · more news · more on this story · related · related articles · related posts
    · related stories · related news · related content · related topics · related links
    · you may also like · you might also like · recommended · read next · up next · next · previous
    · next post · next article · previous post · previous article · older posts · newer posts · archive
    · archives · categories · category · tag · tags · uncategorized · uncategorised · blogroll · links
    · meta · leave a reply · leave a comment · post a comment · comment · comments · no comments
    · comments are closed · comments are off · add comment · reply · advertisement · advertising · ad
    · sponsored · about · about us · contact · contact us · privacy · privacy policy · cookie policy
    · cookies · cookie settings · terms · terms of use · terms of service · terms and conditions
    · sitemap · site map · accessibility · faq · faqs · careers · disclaimer · imprint · accept
    · accept all · accept cookies · accept all cookies · reject all · manage cookies · close · ok
    · got it · show more · read more · see more · more · view all · view in browser
    · view this email in your browser · end · ends · end of release · end of statement · 구독 · 구독하기
    · 구독신청 · 로그인 · 회원가입 · 공유 · 공유하기 · 댓글 · 댓글쓰기 · 좋아요 · 추천 · 스크랩 · 인쇄
    · 프린트 · 글자크기 · 목록 · 이전글 · 다음글 · 페이스북 · 트위터 · 카카오톡 · 카카오스토리 · 네이버
    · 밴드 · 많이 본 뉴스 · 많이 본 기사 · 인기 기사 · 인기기사 · 관련기사 · 관련 기사 · 관련뉴스
    · 관련 뉴스 · 최신기사 · 최신 기사 · 주요뉴스 · 주요 뉴스 · 기사제보 · 제보하기 · 뉴스레터 · 광고
    · 홈 · 전체메뉴 · 메뉴 · 검색 · 본문 바로가기 · 본문바로가기 · url 복사 · url복사 · 기사 공유
    · 기사공유
    """)
)

#: How whole lines of up to eight words begin.
WHOLE_LINE_OPENINGS = _phrases("""
    share on · share via · follow us on · follow @ · subscribe to our · more from · comments are off for
    · first published in · find us on
    """)

#: How lines of up to 25 words begin.
OPENINGS = _phrases("""
    enter your e-mail address · sign up to our · sign up to the · sign up for our · sign up for the
    · subscribe to our · subscribe to the · subscribe to this · click here · we use cookies
    · this site uses cookies · this website uses cookies · this page uses cookies · by continuing to use
    · by continuing to browse · you are receiving this · you receive this · to unsubscribe
    · if you no longer wish · © · (c)
    · c) 2 · ⓒ · copyright · all rights reserved · powered by · proudly powered · follow us on
    · find us on · like us on · share this article · share this story · share this post · read more:
    · see also: · also read: · related: · more on this: · recommended: · watch: · listen: · filed under
    · posted in · tagged · tags: · category: · categories: · skip to · notify me of
    · your e-mail address will not be published · required fields are marked · save my name, e-mail
    · print friendly · download pdf · download the pdf · view this e-mail in · this e-mail and
    · this e-mail was sent · sent from my · get outlook for · be the first to comment · please log in to
    · please sign in to · you must be logged in · javascript is · javascript must be
    · please enable javascript · support our journalism · 저작권자 · 무단전재 · 무단 전재 · 기사제보
    · 기사 제보 · 이 기사를 공유 · 이 기사를 추천 · ▶ · ☞ · 구독신청 · 구독 신청
    """)

#: Anywhere in lines of up to 25 words.
ANYWHERE = _phrases("""
    all rights reserved · © 20 · © 19 · receive notifications of new posts · 무단전재 및 재배포
    · 무단 전재 및 재배포 · 무단전재-재배포 · unsubscribe here · unsubscribe at any time
    · unsubscribe from this list
    """)
