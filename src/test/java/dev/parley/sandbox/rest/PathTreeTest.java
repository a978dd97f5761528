package dev.parley.sandbox.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathTreeTest {
    private final PathTree<String> tree = new PathTree<>();

    @Test
    void findsWordsBeforeWhatStandsForAnyText() {
        add("/v1/{Sid}", "one");
        add("/v1/Configuration", "configuration");

        assertEquals(List.of("configuration", "one"), find("/v1/Configuration"));
        assertEquals(List.of("one"), find("/v1/CH1"));
    }

    @Test
    void goesOnBehindAVariableWhereAWordLeadsNowhere() {
        add("/v1/Users/Me", "me");
        add("/v1/{Kind}/{Sid}", "any");

        assertEquals(List.of("any"), find("/v1/Users/You"));
    }

    @Test
    void fitsATextWithItsEndingOnly() {
        add("/Messages/{Sid}.json", "message");

        assertEquals(List.of("message"), find("/Messages/SM1.json"));
        assertEquals(List.of(), find("/Messages/SM1"));
        assertEquals(List.of(), find("/Messages/.json"));
    }

    @Test
    void fitsNoEmptyTextAndNoOtherLength() {
        add("/v1/Users/{Sid}", "user");

        assertEquals(List.of(), find("/v1/Users/"));
        assertEquals(List.of(), find("/v1/Users"));
        assertEquals(List.of(), find("/v1/Users/US1/Conversations"));
    }

    @Test
    void keepsAllThatStandAtOnePath() {
        add("/v1/Users", "GET");
        add("/v1/Users", "POST");

        assertEquals(List.of("GET", "POST"), find("/v1/Users"));
    }

    private void add(String template, String thing) {
        tree.add(List.of(template.split("/", -1)), thing);
    }

    private List<String> find(String path) {
        return tree.find(List.of(path.split("/", -1)));
    }
}
