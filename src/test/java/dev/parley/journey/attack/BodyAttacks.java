package dev.parley.journey.attack;

import static dev.parley.journey.attack.Requests.bytes;
import static dev.parley.journey.attack.Requests.filled;
import static dev.parley.journey.attack.Requests.forgery;
import static dev.parley.journey.attack.Requests.head;
import static dev.parley.journey.attack.Requests.joined;
import static dev.parley.journey.attack.Requests.length;

import java.util.ArrayList;
import java.util.List;

/** Bodies that become much larger when they are read, or never end. */
final class BodyAttacks {
    private static final int LARGE = 8_400_000;
    private static final String JSON = "Content-Type: application/json\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\n";

    private static final byte[] TINY_OBJECTS = filled("{\"a\":[", "{},", "{}]}", LARGE);
    private static final byte[] DEEP = filled("{\"a\":", "[", "", LARGE);
    private static final byte[] LONG_NUMBER = filled("{\"a\":", "1", "}", 1_000_000);
    private static final byte[] MANY_NAMES = filled("{\"a\":0", ",\"\\u0061\":1", "}", 1_000_000);
    private static final byte[] MANY_FIELDS = filled("", "a=&", "b=", 1_000_000);

    private BodyAttacks() {}

    static List<Attack> on(Target target) {
        List<Attack> attacks = new ArrayList<>();
        for (String path : target.paths()) {
            attacks.add(sending("tiny objects to " + path, 3_000, target, path, JSON, TINY_OBJECTS));
            attacks.add(
                    sending("tiny objects, forged, to " + path, 3_000, target, path, JSON + forgery(), TINY_OBJECTS));
            attacks.add(sending("deep JSON to " + path, 3_000, target, path, JSON, DEEP));
            attacks.add(sending("a long number to " + path, 3_000, target, path, JSON, LONG_NUMBER));
            attacks.add(sending("many names to " + path, 3_000, target, path, JSON, MANY_NAMES));
            attacks.add(sending("many fields to " + path, 3_000, target, path, FORM, MANY_FIELDS));
            attacks.add(sending("many fields, forged, to " + path, 3_000, target, path, FORM + forgery(), MANY_FIELDS));
            attacks.add(holding("an endless body to " + path, target, post(path, length(10_000_000), 60_000), "a"));
            attacks.add(holding(
                    "an endless body, forged, to " + path,
                    target,
                    post(path, length(900_000) + forgery(), 60_000),
                    "a"));
            attacks.add(holding(
                    "endless extensions of a chunk to " + path,
                    target,
                    post(path, CHUNKED + forgery(), "5;", 8_000),
                    "a"));
            attacks.add(holding(
                    "endless trailers to " + path,
                    target,
                    post(path, CHUNKED + forgery(), "0\r\n", 0),
                    "X-More: aaaaaaaaaaaaaaaa\r\n"));
            attacks.add(holding("chunks of one byte to " + path, target, post(path, CHUNKED, 0), "1\r\na\r\n"));
        }
        return attacks;
    }

    private static Attack sending(
            String name, int pauseMillis, Target target, String path, String headers, byte[] body) {
        byte[] head = head("POST", path, headers + length(body.length));
        return new Attack(name, pauseMillis, () -> target.ask(head, body));
    }

    private static Attack holding(String name, Target target, byte[] opening, String drip) {
        return new Attack(name, 500, new Swarm(target, 30, 2, opening, bytes(drip), true));
    }

    private static byte[] post(String path, String headers, int size) {
        return post(path, headers, "", size);
    }

    private static byte[] post(String path, String headers, String begin, int size) {
        return joined(head("POST", path, headers), begin + "a".repeat(size));
    }
}
