package dev.parley.journey.attack;

import static dev.parley.journey.attack.Requests.bytes;
import static dev.parley.journey.attack.Requests.head;
import static dev.parley.journey.attack.Requests.joined;
import static dev.parley.journey.attack.Requests.length;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Connections that do nothing, come and go, or ask without end and never read an answer. */
final class ConnectionAttacks {
    private static final int IDLE = 700;

    private ConnectionAttacks() {}

    static List<Attack> on(Target target) {
        byte[] question = head("GET", target.path(), "");
        byte[] questions = joined(question, new String(question, ISO_8859_1).repeat(30));
        byte[] nothing = {};
        return List.of(
                new Attack("idle connections", 500, new Swarm(target, IDLE, 50, nothing, nothing, true)),
                new Attack(
                        "connections that go idle after an answer",
                        200,
                        new Swarm(target, 200, 5, question, nothing, true)),
                new Attack("connections that come and go", 50, () -> target.connect()
                        .close()),
                new Attack("requests that are left alone", 50, () -> {
                    try (SocketChannel channel = target.connect()) {
                        channel.write(ByteBuffer.wrap(head("POST", target.path(), length(1_000))));
                    }
                }),
                new Attack("answers that nobody reads", 1_000, new Swarm(target, 20, 5, questions, questions, false)),
                new Attack(
                        "garbage behind a request",
                        500,
                        new Swarm(target, 20, 5, question, bytes("\0garbage".repeat(500)), true)));
    }
}
