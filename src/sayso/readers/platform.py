"""Which platform's posts a file holds, by what stands in it."""

from __future__ import annotations

import re

SCRIPT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*window\.YTD\.(?:tweets?|community_tweets?|deleted_tweets?|note_tweets?)\.part\d+\s*=\s*[\[{]"
)
SNSCRAPE = re.compile(rb'"_type"\s*:\s*"snscrape\.modules\.(?:twitter|telegram)\.')
BLUESKY = re.compile(rb'"\$type"\s*:\s*"app\.bsky\.|at:(?:\\?/){2}[^"\s]{1,300}\\?/app\.bsky\.feed\.post\\?/')
OUTBOX = re.compile(rb'"orderedItems"\s*:\s*\[')
ANSWER = re.compile(rb'\s*\{(?:[^{}\[\]]{0,2000})"(?:data|includes|meta|errors)"\s*:')
TWEET = re.compile(rb'"(?:edit_history_tweet_ids|author_id|conversation_id|referenced_tweets|newest_id)"\s*:')
EXPORT = re.compile(rb'<div class="message (?:default|service)[^"]{0,80}" id="message-?\d')
CHANNEL = re.compile(rb'<div class="tgme_widget_message[ "][^>]{0,500}\bdata-post="')


def script_kind(head: bytes) -> str | None:
    """The media type of a script of an X archive; None for any other.

    >>> script_kind(b"window.YTD.tweets.part0 = [ ]"), script_kind(b"window.onload = x")
    ('application/x-twitter-archive', None)
    """
    return "application/x-twitter-archive" if SCRIPT.match(head) else None


def posts_kind(head: bytes) -> str | None:
    """The media type of JSON with posts of a platform, by names that only it uses; None for any other JSON.

    >>> posts_kind(b'{"data": [{"id": "1", "text": "x", "author_id": "2"}]}')
    'application/x-twitter-api+json'
    """

    def has(*names: bytes) -> bool:
        return all(re.search(rb'"%s"\s*:' % name, head) for name in names)

    if SNSCRAPE.search(head):
        return "application/x-snscrape+jsonl"
    if BLUESKY.search(head) and has(b"text", b"createdAt"):
        return "application/x-bluesky+json"
    if OUTBOX.search(head) and has(b"actor"):
        return "application/x-activitypub+json"
    if has(b"acct", b"content", b"created_at") and (has(b"spoiler_text") or has(b"reblog")):
        return "application/x-mastodon+json"
    if ANSWER.match(head) and has(b"data", b"text") and TWEET.search(head):
        return "application/x-twitter-api+json"
    return None


def page_kind(body: bytes) -> str | None:
    """The media type of a web page that is Telegram's; None for any other page.

    >>> page_kind(b'<!doctype html><div class="message default clearfix" id="message7">')
    'application/x-telegram+html'
    """
    if EXPORT.search(body):
        return "application/x-telegram+html"
    return "application/x-telegram-channel+html" if CHANNEL.search(body) else None
