package dev.parley.sandbox.test;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.Sandbox;
import dev.parley.sandbox.SandboxSettings;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.World;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Twilio for tests, a JUnit 5 extension:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TwilioSandbox twilio = TwilioSandbox.start().webhooksTo("http://127.0.0.1:3000/chat");
 * }</pre>
 *
 * <p>In a static field it runs for all tests of the class and forgets everything before each; in another one there is a new one
 * for each test. It listens on 127.0.0.1, on a free port unless it is given one, from its first use on: the port has to be set
 * before.
 */
public final class TwilioSandbox implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final String NUMBER = "+15005550006";

    private int port;
    private @Nullable URI webhookUrl;
    private @Nullable URI statusUrl;
    private Duration patience = Duration.ofSeconds(10);

    private @Nullable Vertx vertx;
    private @Nullable Sandbox running;
    /** Classes that it is to outlive: a nested one ends before the one around it. */
    private int classes;

    private TwilioSandbox() {}

    public static TwilioSandbox start() {
        return new TwilioSandbox();
    }

    /** Listens on that port. */
    public synchronized TwilioSandbox port(int fixed) {
        requireNotRunning("port");
        port = fixed;
        return this;
    }

    /** Sends all webhooks of conversations there, those before the fact and those after it; signed, as Twilio does. */
    public synchronized TwilioSandbox webhooksTo(String url) {
        webhookUrl = URI.create(url);
        if (running != null) {
            configureWebhooks(running);
        }
        return this;
    }

    /** Sends status callbacks of text messages there, but for those that name an address of their own. */
    public synchronized TwilioSandbox statusCallbacksTo(String url) {
        requireNotRunning("address of status callbacks");
        statusUrl = URI.create(url);
        return this;
    }

    /** Waits that long for what is awaited, in place of 10 s. */
    public synchronized TwilioSandbox patience(Duration longest) {
        patience = longest;
        return this;
    }

    private void requireNotRunning(String what) {
        if (running != null) {
            throw new IllegalStateException("The sandbox runs already: set its " + what + " before it is used.");
        }
    }

    /** Returns where it listens, without a slash at the end: what stands in place of https://conversations.twilio.com. */
    public URI uri() {
        return sandbox().uri();
    }

    public String accountSid() {
        return SandboxAccount.ACCOUNT_SID;
    }

    /** Returns what webhooks are signed with. */
    public String authToken() {
        return SandboxAccount.AUTH_TOKEN;
    }

    public String apiKeySid() {
        return SandboxAccount.API_KEY_SID;
    }

    /** Returns what access tokens are signed with. */
    public String apiKeySecret() {
        return SandboxAccount.API_KEY_SECRET;
    }

    /** Returns the SID of the account's default conversation service. */
    public String conversationsServiceSid() {
        return SandboxAccount.CONVERSATIONS_SERVICE_SID;
    }

    /** Returns a phone; it writes to +15005550006 unless told otherwise. */
    public SandboxPhone phone(String address) {
        return new SandboxPhone(sandbox(), patience, address, NUMBER);
    }

    /** Returns the conversation with that SID or unique name, in whatever service. */
    public SandboxConversation conversation(String sidOrUniqueName) {
        return new SandboxConversation(
                sandbox(), patience, "Conversation " + sidOrUniqueName, world -> find(world, sidOrUniqueName));
    }

    private static Optional<Conversation> find(World world, String sidOrUniqueName) {
        return world.conversations()
                .filter(conversation ->
                        sidOrUniqueName.equals(conversation.sid) || sidOrUniqueName.equals(conversation.uniqueName))
                .findFirst();
    }

    /** Lets time pass at once: what is due meanwhile happens. */
    public void advance(Duration time) {
        post("/sandbox/clock", Map.of("Advance", time.toString()));
    }

    /**
     * Lets calls, webhooks or status callbacks go wrong.
     *
     * @param fields what {@code POST /sandbox/faults} reads, {@code {Path=/v1/Conversations, Status=503}}
     */
    public void fault(Map<String, String> fields) {
        post("/sandbox/faults", fields);
    }

    /** Forgets everything that happened, faults too, and sets the clock right. */
    public synchronized void reset() {
        Sandbox sandbox = sandbox();
        post("/sandbox/reset", Map.of());
        configureWebhooks(sandbox);
    }

    private void post(String path, Map<String, String> fields) {
        new SandboxClient(uri()).post(path, FormParameters.of(Map.copyOf(fields)));
    }

    /** Says again where webhooks go: the sandbox remembers only what it was started with. */
    private void configureWebhooks(Sandbox sandbox) {
        if (webhookUrl != null) {
            List<String> url = List.of(webhookUrl.toString());
            new SandboxClient(sandbox.uri())
                    .post(
                            "/v1/Configuration/Webhooks",
                            new FormParameters(
                                    Map.of("PreWebhookUrl", url, "PostWebhookUrl", url, "Filters", EventNames.ALL)));
        }
    }

    private synchronized Sandbox sandbox() {
        if (running == null) {
            Vertx own = Vertx.vertx();
            try {
                running = Sandbox.start(own, new SandboxSettings("127.0.0.1", port, webhookUrl, statusUrl, false));
                vertx = own;
            } catch (RuntimeException e) {
                own.close();
                throw e;
            }
        }
        return running;
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        classes++;
        sandbox();
    }

    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        reset();
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        if (classes == 0) {
            close();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        classes--;
        if (classes == 0) {
            close();
        }
    }

    private void close() {
        if (running != null) {
            running.close();
            running = null;
        }
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            vertx = null;
        }
    }
}
