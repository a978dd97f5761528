package dev.parley.sandbox;

import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * How fast the sandbox is: its start, its REST calls beside a bare Vert.x server that answers a constant of the same
 * size, and its webhooks. Sandbox, bare server and webhook receiver share one process; wrk makes the calls.
 */
public final class SandboxBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("bench.seconds", 3));
    private static final int CONVERSATIONS = 32;
    private static final int MESSAGES = Integer.getInteger("bench.messages", 200);
    private static final String FORM = "Author=alice&Body=Is+there+still+a+table+free+tonight%3F";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Load load = new Load(32, ROUND);
    private final Heard heard;
    private final URI sandbox;
    private final URI bare;

    private SandboxBench(Heard heard, URI sandbox, URI bare) {
        this.heard = heard;
        this.sandbox = sandbox;
        this.bare = bare;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        Heard heard = new Heard(vertx);
        long before = System.nanoTime();
        try (Sandbox sandbox =
                Sandbox.start(vertx, new SandboxSettings("127.0.0.1", 0, heard.uri(), heard.uri(), false))) {
            System.out.printf(Locale.ROOT, "start beside a Vert.x  %d ms%n", (System.nanoTime() - before) / 1_000_000);
            SandboxBench bench = new SandboxBench(heard, sandbox.uri(), bare(vertx, sandbox.uri()));
            bench.calls();
            bench.webhooks();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Answers as the sandbox does to the fetch of a conversation, from memory. */
    private static URI bare(Vertx vertx, URI sandbox) throws IOException, InterruptedException {
        SandboxBench asking = new SandboxBench(new Heard(vertx), sandbox, sandbox);
        Buffer constant = Buffer.buffer(asking.create("/v1/Conversations", "").body());
        int port = vertx.createHttpServer()
                .requestHandler(asked -> asked.body().onSuccess(body -> asked.response()
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .end(constant)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private void calls() throws IOException, InterruptedException {
        String conversation = "/v1/Conversations/" + sid(create("/v1/Conversations", ""));
        for (int round = -2; round < ROUNDS; round++) {
            Load.Result theirs = load.fetch(bare);
            Load.Result fetched = load.fetch(sandbox.resolve(conversation));
            Load.Result said = load.post(sandbox.resolve(conversation + "/Messages"), FORM);
            create("/sandbox/reset", "");
            conversation = "/v1/Conversations/" + sid(create("/v1/Conversations", ""));
            System.out.printf(
                    Locale.ROOT,
                    "%s  bare %s; fetch a conversation %s, %.2f x; add a message %s, %.2f x%n",
                    round < 0 ? "warm-up" : "calls  ",
                    theirs,
                    fetched,
                    fetched.perSecond() / theirs.perSecond(),
                    said,
                    said.perSecond() / theirs.perSecond());
        }
    }

    /** Replays messages of many conversations to a webhook each: as many lanes, each in order. */
    private void webhooks() throws IOException, InterruptedException {
        String[] conversations = new String[CONVERSATIONS];
        for (int i = 0; i < CONVERSATIONS; i++) {
            conversations[i] = "/v1/Conversations/" + sid(create("/v1/Conversations", ""));
            for (int message = 0; message < MESSAGES; message++) {
                create(conversations[i] + "/Messages", FORM);
            }
        }
        String webhook =
                "Target=webhook&Configuration.Method=post&Configuration.ReplayAfter=0&Configuration.Filters=onMessageAdded"
                        + "&Configuration.Url=" + URLEncoder.encode(heard.uri().toString(), StandardCharsets.UTF_8);
        int webhooks = CONVERSATIONS * MESSAGES;
        for (int round = -2; round < ROUNDS; round++) {
            long before = System.nanoTime();
            long processor = Load.processorNanos();
            String[] hooks = new String[CONVERSATIONS];
            for (int i = 0; i < CONVERSATIONS; i++) {
                hooks[i] = conversations[i] + "/Webhooks/" + sid(create(conversations[i] + "/Webhooks", webhook));
            }
            heard.await(webhooks);
            double seconds = (System.nanoTime() - before) / 1e9;
            double microseconds = (Load.processorNanos() - processor) / 1_000.0 / webhooks;
            System.out.printf(
                    Locale.ROOT,
                    "%s  webhooks %,.0f/s, %.0f µs, who hears them included%n",
                    round < 0 ? "warm-up" : "       ",
                    webhooks / seconds,
                    microseconds);
            for (String hook : hooks) {
                exchange(HttpRequest.newBuilder(sandbox.resolve(hook)).DELETE());
            }
        }
    }

    private static String sid(HttpResponse<String> created) {
        return new io.vertx.core.json.JsonObject(created.body()).getString("sid");
    }

    private HttpResponse<String> create(String path, String form) throws IOException, InterruptedException {
        return exchange(HttpRequest.newBuilder(sandbox.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.header("Authorization", Bench.basic(SandboxAccount.ACCOUNT_SID, SandboxAccount.AUTH_TOKEN))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
