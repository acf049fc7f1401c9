window.YTD.tweet.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1900000000000000001"
          ],
          "editableUntil": "2031-03-04T11:15:00.000Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "96"
      ],
      "favorite_count": "3",
      "id_str": "1900000000000000001",
      "truncated": false,
      "retweet_count": "0",
      "id": "1900000000000000001",
      "created_at": "Tue Mar 04 09:15:00 +0000 2031",
      "favorited": false,
      "full_text": "The ferry is full &amp; the bridge is shut. “Nobody is in danger”, says the mayor &lt;again&gt;.",
      "lang": "en"
    }
  },
  {
    "edit_info": {
      "initial": {
        "editTweetIds": [
          "1900000000000000002"
        ],
        "editableUntil": "2031-03-04T11:15:00.000Z",
        "editsRemaining": "5",
        "isEditEligible": true
      }
    },
    "retweeted": false,
    "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
    "entities": {
      "hashtags": [],
      "symbols": [],
      "user_mentions": [],
      "urls": []
    },
    "display_text_range": [
      "0",
      "29"
    ],
    "favorite_count": "3",
    "id_str": "1900000000000000002",
    "truncated": false,
    "retweet_count": "0",
    "id": "1900000000000000002",
    "created_at": "Tue Mar 04 09:20:00 +0000 2031",
    "favorited": false,
    "full_text": "@lenaorn Then why is it shut?",
    "lang": "en",
    "in_reply_to_status_id": "1899999999999999999",
    "in_reply_to_status_id_str": "1899999999999999999",
    "in_reply_to_user_id": "77",
    "in_reply_to_user_id_str": "77",
    "in_reply_to_screen_name": "lenaorn"
  }
]