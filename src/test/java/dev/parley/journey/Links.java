package dev.parley.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** The links of a document to files of the project, and to headings in them. */
final class Links {
    private Links() {}

    /** Returns the links that lead nowhere, each with its document. */
    static Stream<String> broken(Path document) {
        List<String> links = new ArrayList<>();
        parse(document).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }
        });
        return links.stream()
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !leadsSomewhere(document, link))
                .map(link -> document + ": " + link);
    }

    private static boolean leadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? document
                : document.toAbsolutePath().resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || headings(target).contains(parts[1]));
    }

    /** As GitHub names them. */
    private static List<String> headings(Path document) {
        List<String> names = new ArrayList<>();
        parse(document).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                names.add(text(heading)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
            }
        });
        return names;
    }

    private static String text(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children.stream()
                .map(child -> child instanceof Text text
                        ? text.getLiteral()
                        : child instanceof Code code ? code.getLiteral() : text(child))
                .collect(Collectors.joining());
    }

    private static Node parse(Path document) {
        try {
            return Parser.builder().build().parse(Files.readString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
