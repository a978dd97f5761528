package dev.parley.routes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.app.TestPipeline;
import dev.parley.token.IdentitySettings;
import dev.parley.token.IdentitySettings.Mode;
import dev.parley.token.Samples;
import dev.parley.token.TokenSteps;
import java.net.http.HttpResponse;
import java.util.Map;

/** The token routes as they ship, behind a real door, at noon. */
record TokenRoutes(TestPipeline door, RecordedTwilio twilio) implements AutoCloseable {
    static final String JSON_TYPE = "application/json";

    private static final ObjectMapper JSON = new ObjectMapper();

    static TokenRoutes open() {
        return open(IdentitySettings.of(Mode.ANY));
    }

    static TokenRoutes open(IdentitySettings identities) {
        RecordedTwilio twilio = new RecordedTwilio();
        TestPipeline door = new TestPipeline()
                .set("token.allowed-origins", "https://page.example")
                .component("twilio-api", twilio);
        TokenSteps.of(Samples.settings(), identities, Samples.AT_NOON, Samples.ONE_ID)
                .forEach(door::bind);
        try {
            door.load("token").start();
        } catch (Exception e) {
            throw new IllegalStateException("routes/token.camel.yaml does not start", e);
        }
        return new TokenRoutes(door, twilio);
    }

    @Override
    public void close() {
        door.close();
    }

    static Map<String, Object> json(HttpResponse<String> answer) throws Exception {
        return JSON.readValue(answer.body(), new TypeReference<>() {});
    }

    static String type(HttpResponse<String> answer) {
        return header(answer, "Content-Type");
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("no header " + name);
    }

    /** Returns whom a token is for; its signature must be ours. */
    static String identityIn(String jwt) throws Exception {
        return JSON.valueToTree(Samples.claims(jwt))
                .path("grants")
                .path("identity")
                .asText();
    }
}
