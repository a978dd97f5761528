package dev.parley.webhook;

import dev.parley.door.HttpSettings;
import dev.parley.door.VertxHttpEngine;
import dev.parley.door.VertxHttpServer;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.Refusals;
import dev.parley.webhook.HookSettings.OnFailure;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** 500 signed hooks a second through HTTP engine and route: first without hanging routes, then one in ten hangs. */
public final class HookBench {
    private static final Duration BUDGET = Duration.ofSeconds(4);
    private static final String KEY = "auth-token";
    private static final String PUBLIC_URL = "https://chat.example.com";

    private static final String ROUTES =
            """
            - route:
                id: webhooks
                from:
                  uri: platform-http:/chat
                  steps:
                    - process: {ref: signed}
                    - to: twilio-webhook:hooks
            - route:
                id: shout
                from:
                  uri: twilio-webhook:onMessageAdd
                  steps:
                    - process: {ref: hang}
                    - to: {uri: twilio-webhook:change, parameters: {body: "${body[Body]}!"}}
            """;

    private HookBench() {}

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        VertxHttpServer server =
                new VertxHttpServer(vertx, HttpSettings.onLoopback(0), new Refusals("server", new RefusalLog()));
        try (CamelContext context = new DefaultCamelContext()) {
            VertxHttpEngine engine = new VertxHttpEngine(server);
            server.serve(engine);
            context.getRegistry().bind("platform-http-engine", engine);
            context.getRegistry().bind("signed", VerifySignature.with(new SignatureCheck(PUBLIC_URL, List.of(KEY))));
            context.getRegistry().bind("hang", hang());
            context.addComponent(
                    "twilio-webhook",
                    new WebhookComponent(new EventListeners(), new HookSettings(BUDGET, OnFailure.ACCEPT)));
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("hooks.camel.yaml", ROUTES));
            context.start();
            server.listen();
            measure(new HookLoad(server.port(), KEY, PUBLIC_URL + "/chat"));
        } finally {
            server.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Processor hang() {
        CountDownLatch never = new CountDownLatch(1);
        return exchange -> {
            if (HookLoad.HANG.equals(
                    exchange.getMessage().getBody(java.util.Map.class).get("Body"))) {
                never.await();
            }
        };
    }

    private static void measure(HookLoad load) throws InterruptedException {
        try (load) {
            load.run(Duration.ofSeconds(10), 0);
            HookLoad.Outcome well = load.run(Duration.ofSeconds(20), 0);
            HookLoad.Outcome ill = load.run(Duration.ofSeconds(20), 10);
            print("none hangs", well);
            print("one in ten hangs", ill);
            System.out.printf(
                    Locale.ROOT,
                    "longest wait of anybody as share of the budget  %.3f%n",
                    ill.longest().toNanos() / (double) BUDGET.toNanos());
            System.out.printf(
                    Locale.ROOT,
                    "p99 of the hooks that are well, ill to well     %.2f%n",
                    ill.p99().toNanos() / (double) well.p99().toNanos());
        }
    }

    private static void print(String what, HookLoad.Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "%-18s asked %d, answered by their route %d, for it %d, not at all %d; p50 %.1f ms, p99 %.1f ms; longest %.0f ms%n",
                what,
                outcome.asked(),
                outcome.byRoute(),
                outcome.forRoute(),
                outcome.failed(),
                outcome.p50().toNanos() / 1e6,
                outcome.p99().toNanos() / 1e6,
                outcome.longest().toNanos() / 1e6);
    }
}
