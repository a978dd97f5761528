package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Pictures;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Text messages with pictures. */
class TextMediaTest {
    private static final String MESSAGES = "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages";

    @RegisterExtension
    final Bench bench = new Bench();

    @RegisterExtension
    final Pictures pictures = new Pictures();

    @Test
    void areMmsAndKnowHowManyMediaTheyHave() {
        JsonObject created = send("MediaUrl", pictures.url("/cat.txt"), "MediaUrl", pictures.url("/cat.png"))
                .json();

        String sid = created.getString("sid");
        assertEquals(
                "MM queued 2 1 ",
                sid.substring(0, 2) + " " + created.getString("status") + " " + created.getString("num_media") + " "
                        + created.getString("num_segments") + " " + created.getString("body"));
        assertEquals(
                MESSAGES + "/" + sid + "/Media.json",
                created.getJsonObject("subresource_uris").getString("media"));
    }

    @Test
    void reachThePhoneWithTheirMedia() {
        send("Body", "my cat", "MediaUrl", pictures.url("/cat.txt"));

        bench.ear.await("delivered");
        JsonObject text = bench.get("/sandbox/phones/" + Bench.PHONE).array().getJsonObject(0);
        JsonObject medium = text.getJsonArray("media").getJsonObject(0);
        assertEquals(
                "my cat cat.txt text/plain",
                text.getString("body") + " " + medium.getString("filename") + " " + medium.getString("content_type"));
    }

    @Test
    void listTheirMedia() {
        String one = MESSAGES + "/"
                + send("MediaUrl", pictures.url("/cat.txt"), "MediaUrl", pictures.url("/cat.png"))
                        .sid();
        bench.ear.await("delivered");

        JsonObject page = bench.get(one + "/Media.json?PageSize=1").json();
        JsonObject next = bench.get(page.getString("next_page_uri")).json();

        JsonObject cat = page.getJsonArray("media_list").getJsonObject(0);
        JsonObject picture = next.getJsonArray("media_list").getJsonObject(0);
        assertEquals("text/plain image/png", cat.getString("content_type") + " " + picture.getString("content_type"));
        assertEquals(one + "/Media/" + cat.getString("sid") + ".json", cat.getString("uri"));
        assertEquals(cat, bench.get(cat.getString("uri")).json());
    }

    @Test
    void handOutTheirMediaToWhoeverKnowsTheLink() throws Exception {
        String one = MESSAGES + "/" + send("MediaUrl", pictures.url("/cat.txt")).sid();
        bench.ear.await("delivered");
        String link = medium(one).replace(".json", "");

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(bench.unauthorised(link).build(), BodyHandlers.ofString());

        assertEquals("200 meow", answer.statusCode() + " " + answer.body());
        assertEquals(
                "text/plain sandbox nosniff",
                header(answer, "Content-Type") + " " + header(answer, "Content-Security-Policy") + " "
                        + header(answer, "X-Content-Type-Options"));
    }

    @Test
    void handOutNoMediumOfAnotherMessage() {
        String one = MESSAGES + "/" + send("MediaUrl", pictures.url("/cat.txt")).sid();
        String other =
                MESSAGES + "/" + send("MediaUrl", pictures.url("/cat.png")).sid();
        bench.ear.await(4);

        String medium = medium(one).replaceFirst(".*/(ME\\w+)\\.json", "$1");

        assertEquals(
                "404 20404 There is no media resource " + medium + ".",
                bench.get(other + "/Media/" + medium).refusal());
    }

    @Test
    void loseAMediumThatIsDeleted() {
        String one = MESSAGES + "/" + send("MediaUrl", pictures.url("/cat.txt")).sid();
        bench.ear.await("delivered");
        String medium = medium(one);

        assertEquals(204, bench.delete(medium).status());

        assertEquals(404, bench.get(medium).status());
        assertEquals(404, bench.get(medium.replace(".json", "")).status());
        assertEquals("0", bench.get(one + ".json").json().getString("num_media"));
    }

    @Test
    void failWhereAMediumCannotBeFetched() {
        send("MediaUrl", pictures.url("/cat.txt"), "MediaUrl", pictures.url("/dog.txt"));

        assertEquals("11200", bench.ear.await("failed").form().first("ErrorCode"));
        assertEquals("[]", bench.get("/sandbox/phones/" + Bench.PHONE).text());
    }

    @Test
    void failOnWhatsAppWithACodeOfItsOwn() {
        bench.post(
                MESSAGES + ".json",
                "To",
                "whatsapp:" + Bench.PHONE,
                "From",
                "whatsapp:" + Bench.NUMBER,
                "MediaUrl",
                pictures.url("/dog.txt"));

        assertEquals("63019", bench.ear.await("failed").form().first("ErrorCode"));
    }

    @Test
    void failWhereAMediumIsTooLarge() {
        send("MediaUrl", pictures.url("/lion.png"));

        assertEquals("11751", bench.ear.await("failed").form().first("ErrorCode"));
    }

    @Test
    void areRefusedWhereNothingCanComeOfThem() {
        List<String> eleven = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            eleven.addAll(List.of("MediaUrl", pictures.url("/cat.txt")));
        }

        assertEquals(
                "400 21623 MediaUrl is given 11 times: at most 10 times.",
                send(eleven.toArray(String[]::new)).refusal());
        assertEquals(
                "400 21620 MediaUrl is \"cat.txt\": expected http:// or https://, a host and a path.",
                send("MediaUrl", "cat.txt").refusal());
        assertEquals("400 21602 Body is missing, and so is MediaUrl: set one of them.", send().refusal());
        assertEquals(
                "400 21602 Body is missing, and so is MediaUrl: set one of them. Is \"Bodi\" misspelt?",
                send("Bodi", "hello").refusal());
        assertEquals(
                "400 21619 Body is missing, and so is MediaUrl: set one of them.",
                send("MessagingServiceSid", "MG" + "1".repeat(32)).refusal());
    }

    private String medium(String message) {
        return bench.get(message + "/Media.json")
                .list("media_list")
                .getJsonObject(0)
                .getString("uri");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private Bench.Reply send(String... more) {
        String[] form = new String[4 + more.length];
        System.arraycopy(new String[] {"To", Bench.PHONE, "From", Bench.NUMBER}, 0, form, 0, 4);
        System.arraycopy(more, 0, form, 4, more.length);
        return bench.post(MESSAGES + ".json", form);
    }
}
