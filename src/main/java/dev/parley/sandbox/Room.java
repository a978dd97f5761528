package dev.parley.sandbox;

/** What the sandbox may keep, in characters and in things. Nothing is written to disk, so all of it is memory. */
final class Room {
    private static final long MAX_CHARACTERS = 64L << 20;
    private static final int MAX_CONVERSATIONS = 10_000;

    private long taken;

    /**
     * Takes room for a new thing or for one that grew.
     *
     * @throws Refusal if there is none left
     */
    void take(long characters) {
        if (!has(characters)) {
            throw full();
        }
        taken += characters;
    }

    boolean has(long characters) {
        return taken + characters <= MAX_CHARACTERS;
    }

    void checkConversations(int there) {
        if (there >= MAX_CONVERSATIONS) {
            throw full();
        }
    }

    void giveBack(long characters) {
        taken -= characters;
    }

    void clear() {
        taken = 0;
    }

    private static Refusal full() {
        return new Refusal(507, 20507, "The sandbox is full. POST /sandbox/reset empties it.");
    }
}
