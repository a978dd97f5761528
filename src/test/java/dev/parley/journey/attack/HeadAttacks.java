package dev.parley.journey.attack;

import static dev.parley.journey.attack.Requests.bytes;
import static dev.parley.journey.attack.Requests.forgery;
import static dev.parley.journey.attack.Requests.head;
import static dev.parley.journey.attack.Requests.joined;
import static dev.parley.journey.attack.Requests.length;

import java.util.ArrayList;
import java.util.List;

/** Lines and headers that never end, and requests that are no HTTP, or more than one. */
final class HeadAttacks {
    private static final String SMUGGLED = "0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final int PIECE = 4_000;

    private HeadAttacks() {}

    static List<Attack> on(Target target) {
        List<Attack> attacks = new ArrayList<>();
        for (String path : target.paths()) {
            attacks.add(endless("an endless line to " + path, target, "GET " + path + "?", "a".repeat(PIECE)));
        }
        attacks.add(endless("an endless line to nowhere", target, "GET /nowhere?", "a".repeat(PIECE)));
        attacks.add(endless("an endless method", target, "A", "A".repeat(PIECE)));
        attacks.add(endless("an endless path", target, "GET /", "a/%41".repeat(PIECE / 5)));
        attacks.add(endless("endless headers", target, start(target), "X-More: aaaa\r\n".repeat(PIECE / 14)));
        attacks.add(endless("one endless header", target, start(target) + "X-More: ", "a".repeat(PIECE)));
        attacks.add(endless("empty lines before a request", target, "", "\r\n".repeat(PIECE / 2)));
        for (byte[] request : strange(target.path())) {
            attacks.add(new Attack("a strange request", 500, () -> target.ask(request)));
        }
        attacks.add(new Attack(
                "a forged signature", 50, () -> target.ask(head("POST", target.path(), forgery() + length(0)))));
        return attacks;
    }

    private static String start(Target target) {
        return "POST " + target.path() + " HTTP/1.1\r\nHost: x\r\n";
    }

    private static Attack endless(String name, Target target, String begin, String more) {
        return new Attack(name, 500, new Swarm(target, 50, 4, bytes(begin), bytes(more), true));
    }

    private static List<byte[]> strange(String path) {
        return List.of(
                head("POST", path, "Host: y\n" + length(0)),
                joined(head("POST", path, "Transfer-Encoding: chunked, xchunked\n"), SMUGGLED),
                joined(head("POST", path, "Transfer-Encoding: xchunked\n"), SMUGGLED),
                joined(head("POST", path, "Transfer-Encoding: chunked\n" + length(6)), SMUGGLED),
                joined(head("POST", path, "Transfer-Encoding: chunked\n"), "ffffffffffffffff\r\naaaa"),
                head("POST", path, length(Long.MAX_VALUE)),
                head("POST", path, "Content-Length: -1\n"),
                head("POST", path, "Expect: 100-continue\n" + length(10)),
                head(
                        "GET",
                        path,
                        """
                        Connection: Upgrade
                        Upgrade: websocket
                        Sec-WebSocket-Version: 13
                        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                        """),
                head("GET", path, "Connection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAMAAABk\n"),
                head("OPTIONS", path, "Origin: https://evil.example\nAccess-Control-Request-Method: POST\n"),
                head("OPTIONS", "*", ""),
                head("CONNECT", "evil.example:443", ""),
                bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"),
                bytes("\26\3\1\2\0\1\0\1\374\3\3" + "\0".repeat(200)),
                bytes("\0\1\2\3\u00ff\u00fe garbage\r\n\r\n" + "\u001b[31m\r\n".repeat(50)),
                bytes("GET " + path + " HTTP/1.1\r\nX-\0: \u202e\r\n\r\n".replace('\u202e', '?')));
    }
}
