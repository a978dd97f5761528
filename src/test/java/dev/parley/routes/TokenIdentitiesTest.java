package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.TestPipeline;
import dev.parley.token.IdentitySettings;
import dev.parley.token.IdentitySettings.Mode;
import dev.parley.token.Proofs;
import dev.parley.token.Samples;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a token, as {@code token.identities} says. */
class TokenIdentitiesTest {
    private static final String UUID = "6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90";
    private static final TokenRoutes RANDOM = TokenRoutes.open(IdentitySettings.of(Mode.RANDOM));
    private static final TokenRoutes PROVEN =
            TokenRoutes.open(new IdentitySettings(Mode.PROVEN, Optional.of(Proofs.KEY), Optional.empty()));
    private static final String NO_UUID =
            "identity is not a UUID of version 4. Send one, such as crypto.randomUUID() makes.";
    private static final String UNPROVEN =
            "identity is not proven. Send it with a fresh proof from your own server, as proof or as Authorization: Bearer.";

    private final TestPipeline random = RANDOM.door();
    private final TestPipeline proven = PROVEN.door();

    @AfterAll
    static void close() {
        RANDOM.close();
        PROVEN.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {UUID, "6B0C4BD4-0F6A-4D6C-BD1A-2F1E3C5B7A90"})
    void givesBackRandomUuidUnchanged(String uuid) throws Exception {
        assertIssued(uuid, random.get("/token?identity=" + uuid));
        assertIssued(uuid, random.get("/token/" + uuid));
        assertIssued(uuid, random.postForm("/token", "identity=" + uuid));
        assertEquals(
                uuid,
                TokenRoutes.identityIn(
                        random.get("/chat-widget?identity=" + uuid).body()));
    }

    @Test
    void makesIdentityWhereNoneIsSent() throws Exception {
        assertIssued(Samples.ID.toString(), random.get("/token"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "6b0c4bd4-0f6a-1d6c-9d1a-2f1e3c5b7a90",
                "6b0c4bd4-0f6a-7d6c-9d1a-2f1e3c5b7a90",
                "6b0c4bd4-0f6a-4d6c-cd1a-2f1e3c5b7a90",
                "00000000-0000-0000-0000-000000000000",
                "6b0c4bd40f6a4d6c9d1a2f1e3c5b7a90",
                "%7B6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90%7D",
                "urn:uuid:6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90",
                "%206b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90",
                "6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90%C2%A0",
                "6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a9",
                "6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a9g",
                "%EF%BC%96b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90"
            })
    void refusesAnyOtherAsThePathRefuses(String identity) throws Exception {
        HttpResponse<String> token = random.get("/token?identity=" + identity);
        HttpResponse<String> widget = random.get("/chat-widget?identity=" + identity);

        assertEquals(400, token.statusCode());
        assertEquals(Map.of("message", NO_UUID), TokenRoutes.json(token));
        assertEquals(400, random.get("/token/" + identity).statusCode());
        assertEquals(401, widget.statusCode());
        assertEquals(NO_UUID, widget.body());
    }

    @Test
    void leavesTheWebchatOpenInEveryMode() throws Exception {
        for (TokenRoutes routes : new TokenRoutes[] {RANDOM, PROVEN}) {
            HttpResponse<String> begun =
                    routes.door().post("/initWebchat", TokenRoutes.JSON_TYPE, "{\"formData\": {}}");
            String token = (String) TokenRoutes.json(begun).get("token");

            assertEquals(200, begun.statusCode());
            assertEquals(
                    200,
                    routes.door()
                            .post("/refreshToken", TokenRoutes.JSON_TYPE, "{\"token\": \"" + token + "\"}")
                            .statusCode());
        }
    }

    @Test
    void takesAProofBesideTheIdentity() throws Exception {
        String proof = Proofs.of("alice", 300);

        assertIssued("alice", proven.get("/token?identity=alice&proof=" + proof));
        assertIssued("alice", proven.get("/token/alice?proof=" + proof));
        assertIssued("alice", proven.postForm("/token", "identity=alice&proof=" + proof));
        assertIssued(
                "alice",
                proven.post(
                        "/token", TokenRoutes.JSON_TYPE, "{\"identity\": \"alice\", \"proof\": \"" + proof + "\"}"));
        assertEquals(
                "alice",
                TokenRoutes.identityIn(
                        proven.get("/chat-widget?identity=alice&proof=" + proof).body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer  "})
    void takesAProofInTheHeader(String scheme) throws Exception {
        assertIssued(
                "alice",
                proven.send(HttpRequest.newBuilder(proven.uri("/token/alice"))
                        .header("Authorization", scheme + Proofs.of("alice", 300))
                        .POST(BodyPublishers.noBody())));
    }

    @Test
    void refusesWhoProvesNothingAsThePathRefuses() throws Exception {
        String bobs = Proofs.of("bob", 300);

        for (String query : new String[] {"", "?identity=alice", "?proof=" + bobs, "?identity=alice&proof=" + bobs}) {
            HttpResponse<String> token = proven.get("/token" + query);
            HttpResponse<String> widget = proven.get("/chat-widget" + query);

            assertEquals(400, token.statusCode());
            assertEquals(Map.of("message", UNPROVEN), TokenRoutes.json(token));
            assertEquals(401, widget.statusCode());
            assertEquals(UNPROVEN, widget.body());
        }
        assertEquals(400, proven.get("/token?identity=" + UUID).statusCode());
        assertEquals(
                400,
                proven.get("/token?identity=alice&proof=" + Proofs.of("alice", 300) + "&proof=x")
                        .statusCode());
    }

    @Test
    void keepsTheHostEvenFromWhoProvesToBeIt() throws Exception {
        HttpResponse<String> answer = proven.get("/token?identity=Tackleton&proof=" + Proofs.of("Tackleton", 300));

        assertEquals(400, answer.statusCode());
        assertEquals(Map.of("message", "identity is reserved. Send another."), TokenRoutes.json(answer));
    }

    private static void assertIssued(String identity, HttpResponse<String> answer) throws Exception {
        Map<String, Object> body = TokenRoutes.json(answer);

        assertEquals(200, answer.statusCode());
        assertEquals(identity, body.get("identity"));
        assertEquals(identity, TokenRoutes.identityIn((String) body.get("token")));
    }
}
