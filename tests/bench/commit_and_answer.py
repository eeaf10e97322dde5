"""The yardstick: what somebody would write in an afternoon. Each message is committed by itself and then answered.

    commit_and_answer.py PORT TOPIC STORE.DB
"""

import hashlib
import sqlite3
import sys

import paho.mqtt.client as mqtt


def main():
    port, topic, file = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    store = sqlite3.connect(file, isolation_level=None)
    store.execute("PRAGMA journal_mode=DELETE")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE contribution(record_id BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID")

    def took(client, _, message):
        record = hashlib.blake2b(message.payload, digest_size=16).digest()
        store.execute("INSERT OR IGNORE INTO contribution VALUES(?, ?)", (record, message.payload))
        client.publish(topic + "/answer", record, qos=1)

    client = mqtt.Client(protocol=mqtt.MQTTv5)
    client.on_message = took
    client.on_connect = lambda *_: (client.subscribe(topic + "/+", qos=1), print("ready", flush=True))
    client.connect("127.0.0.1", port)
    client.loop_forever()


if __name__ == "__main__":
    main()
