package dev.parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tokens against the tutorial's server. */
final class TokenRows {
    private TokenRows() {}

    static List<Row> measure() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        try (Side parley = new Side("parley", Servers.parley(), Wrk.tokens());
                Side tutorial = new Side("tutorial", Servers.tutorial(), Wrk.tokens())) {
            for (int connections : new int[] {32, 256}) {
                Map<Side, List<Double>> rates = Contest.run(List.of(parley, tutorial), connections);
                rows.add(Ratios.row(
                        "tokens",
                        "tokens, " + connections + " connections, against Express",
                        "8 x",
                        "15 x",
                        parley,
                        tutorial,
                        rates));
            }
            rows.add(Ratios.first("tokens", "tokens, first ten seconds after the start", parley, tutorial));
        }
        return rows;
    }
}
