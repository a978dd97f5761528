package dev.parley.routes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.AccessSettings;
import dev.parley.access.AccessSteps;
import dev.parley.access.RouteRefusals;
import dev.parley.door.OpenDoor;
import dev.parley.limit.Unlimited;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.token.IdentitySettings;
import dev.parley.token.IdentitySettings.Mode;
import dev.parley.token.Samples;
import dev.parley.token.TokenSteps;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.ResourceHelper;

/** The token routes as they ship, behind a real door, at noon. */
record TokenRoutes(OpenDoor door, RecordedTwilio twilio) implements AutoCloseable {
    static final String JSON_TYPE = "application/json";

    private static final ObjectMapper JSON = new ObjectMapper();

    static TokenRoutes open() {
        return open(IdentitySettings.of(Mode.ANY));
    }

    static TokenRoutes open(IdentitySettings identities) {
        OpenDoor door = new OpenDoor();
        RecordedTwilio twilio = new RecordedTwilio();
        Unlimited.steps().forEach(door::with);
        TokenSteps.of(Samples.settings(), identities, Samples.AT_NOON, Samples.ONE_ID)
                .forEach(door::with);
        AccessSteps.of(new AccessSettings("X-Parley-Secret", List.of()), new RouteRefusals(new RefusalLog()))
                .forEach(door::with);
        door.context().addComponent("twilio-api", twilio);
        try {
            door.with(ResourceHelper.resolveResource(door.context(), "file:routes/token.camel.yaml"));
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
