package dev.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts everybody who takes part, each as a process of its own. */
final class Servers {
    private static final List<String> PATIENT = List.of("webhooks", "token", "errors");

    private Servers() {}

    /** Starts the packaged Parley as it runs in production, with a route that hears every message and does nothing. */
    static Program parley() throws IOException, InterruptedException {
        Map<String, String> settings = production("http://127.0.0.1:9");
        settings.put(
                "routes.directory", Places.routes(PATIENT, List.of("hears")).toString());
        return parley("parley", settings);
    }

    /** Starts the packaged Parley with the greet route, calling somebody else than Twilio. */
    static Program greeting(int twilioPort) throws IOException, InterruptedException {
        Map<String, String> settings = production("http://127.0.0.1:" + twilioPort);
        List<String> routes = new ArrayList<>(PATIENT);
        routes.add("greet");
        settings.put("routes.directory", Places.routes(routes, List.of()).toString());
        // Greeting takes a call for each conversation: what is measured is whether lanes keep 64 of them under way.
        settings.put("twilio.calls-in-flight", "64");
        settings.put("twilio.changes-per-second", "1000");
        return parley("parley-lanes", settings);
    }

    private static Map<String, String> production(String twilio) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sandbox.enabled", "false");
        settings.put("twilio.account-sid", "AC00000000000000000000000000000000");
        settings.put("twilio.auth-token", Events.AUTH_TOKEN);
        settings.put("twilio.api-key-sid", "SK00000000000000000000000000000000");
        settings.put("twilio.api-key-secret", "sandbox-api-key-secret-0123456789");
        settings.put("twilio.conversations-service-sid", "IS00000000000000000000000000000000");
        settings.put("twilio.api-base-url", twilio);
        settings.put("webhooks.public-url", Events.PUBLIC_URL);
        // What is measured is how fast tokens are issued, not how they are refused.
        settings.put("limit.tokens.per-address", "off");
        settings.put("limit.tokens.in-all", "off");
        // The others give tokens to anybody, too.
        settings.put("token.identities", "any");
        return settings;
    }

    private static Program parley(String name, Map<String, String> settings) throws IOException, InterruptedException {
        int port = Program.freePort();
        return Program.start(name, port, Map.of(), parleyCommand(port, settings));
    }

    /** Returns the command that runs the packaged Parley, with an inbox of its own. */
    static List<String> parleyCommand(int port, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Places.project("target/parley/bin/parley").toString(), "run"));
        command.addAll(options(port, settings));
        return command;
    }

    private static List<String> options(int port, Map<String, String> settings) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("camel.server.host", "127.0.0.1");
        all.put("camel.server.port", "" + port);
        all.put("camel.management.port", "" + Program.freePort());
        all.put("sandbox.port", "" + Program.freePort());
        all.put("inbox.directory", Places.fresh("inbox-").toString());
        String known = Files.readString(Places.project("application.properties"));
        List<String> options = new ArrayList<>();
        all.forEach((key, value) -> {
            // A Parley of before the setting is measured, too.
            if (known.contains("\n" + key + " =")) {
                options.addAll(List.of("--set", key + "=" + value));
            }
        });
        return options;
    }

    /** Starts the packaged sandbox alone. */
    static Program sandbox() throws IOException, InterruptedException {
        int port = Program.freePort();
        return Program.start(
                "sandbox",
                port,
                Map.of(),
                List.of(
                        Places.project("target/parley/bin/parley").toString(),
                        "sandbox",
                        "--set",
                        "sandbox.port=" + port));
    }

    /** Starts the same Parley with the callers of the bench in it. */
    static Program calling(int sandboxPort) throws IOException, InterruptedException {
        Map<String, String> settings = production("http://127.0.0.1:" + sandboxPort);
        settings.put(
                "routes.directory", Places.routes(PATIENT, List.of("calls")).toString());
        int port = Program.freePort();
        List<String> command = new ArrayList<>(List.of(
                "java",
                "-Dcamel.threads.virtual.enabled=true",
                "-Dparley.home=" + Places.project(""),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.parley.cli.ParleyCommand",
                "run"));
        command.addAll(options(port, settings));
        return Program.start("parley-calls", port, Map.of(), command);
    }

    /** Starts a class of the bench that listens on a port. */
    static Program own(Class<?> main, String... arguments) throws IOException, InterruptedException {
        int port = Program.freePort();
        List<String> command = new ArrayList<>(
                List.of("java", "-cp", System.getProperty("java.class.path"), main.getName(), "" + port));
        command.addAll(List.of(arguments));
        return Program.start(main.getSimpleName(), port, Map.of(), command);
    }

    /** Starts the tutorial's server. */
    static Program tutorial() throws IOException, InterruptedException {
        return peer("tutorial", List.of());
    }

    /** Starts the tutorial's server doing our job. */
    static Program ourJob() throws IOException, InterruptedException {
        Path kept = Places.fresh("kept-").resolve("events.jsonl");
        return peer("our-job", List.of(kept.toString()));
    }

    private static Program peer(String kind, List<String> arguments) throws IOException, InterruptedException {
        int port = Program.freePort();
        List<String> command = new ArrayList<>(
                List.of("node", Places.project("src/bench/node/peers.mjs").toString(), kind, "" + port));
        command.addAll(arguments);
        return Program.start(kind, port, Map.of("NODE_ENV", "production"), command);
    }
}
