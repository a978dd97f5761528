package dev.parley.sandbox.twilsock;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Accepts tokens of identity and seconds: {@code alice 600}. Answers with the request. */
final class FakeBackend implements Backend {
    private final Instant now;
    final List<SocketRequest> asked = new ArrayList<>();
    int ended;
    boolean isFull;
    Function<SocketRequest, Future<SocketResponse>> answer =
            request -> Future.succeededFuture(SocketResponse.of(200, new JsonObject().put("path", request.path())));

    FakeBackend(Instant now) {
        this.now = now;
    }

    @Override
    public SocketAuthorization authorize(String token) {
        String[] words = token.split(" ", -1);
        if (words.length != 2 || !words[1].matches("\\d{1,6}")) {
            throw new TokenRejected(401, 20101, "This is no access token.");
        }
        return new SocketAuthorization(words[0], "IS1", now.plus(Duration.ofSeconds(Long.parseLong(words[1]))));
    }

    @Override
    public Client open(SocketAuthorization authorization, Session session) {
        if (isFull) {
            throw new TokenRejected(507, 20507, "There is no room.");
        }
        return new Client() {
            @Override
            public Future<SocketResponse> answer(SocketRequest request) {
                asked.add(request);
                return answer.apply(request);
            }

            @Override
            public void end() {
                ended++;
            }
        };
    }
}
