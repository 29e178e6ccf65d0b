package io.github.sockettask;

import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessageFilter}.
 */
class MessageFilterTests {

	private static final MessageMatch MATCH = MessageMatch.parse("/a=1");

	@ParameterizedTest
	@CsvSource({ "ANY, true, true", "TEXT, true, false", "BINARY, false, true", "NONE, false, false" })
	void aKindIncludesTextOrBytes(MessageFilter.Kind kind, boolean text, boolean binary) {
		assertThat(kind.includes("text")).isEqualTo(text);
		assertThat(kind.includes(new byte[0])).isEqualTo(binary);
	}

	@Test
	void aFilterHasTheKindThatItSelects() {
		assertThat(MessageFilter.all().kind()).isEqualTo(MessageFilter.Kind.ANY);
		assertThat(MessageFilter.all().text().kind()).isEqualTo(MessageFilter.Kind.TEXT);
		assertThat(MessageFilter.all().binary().kind()).isEqualTo(MessageFilter.Kind.BINARY);
		assertThat(MessageFilter.none().kind()).isEqualTo(MessageFilter.Kind.NONE);
	}

	@Test
	void aFilterIsNotChangedByWhatIsMadeOfIt() {
		MessageFilter all = MessageFilter.all();
		all.text().types(List.of("a")).match(MATCH).condition((message) -> true).unmatched();
		assertThat(all.kind()).isEqualTo(MessageFilter.Kind.ANY);
		assertThat(all.types()).isEmpty();
		assertThat(all.matches()).isEmpty();
		assertThat(all.conditions()).isEmpty();
		assertThat(all.isUnmatched()).isFalse();
	}

	@Test
	void typesReplaceEachOtherAndTheRestAddsUp() {
		MessageMatch other = MessageMatch.parse("/b");
		Predicate<MessageContext> one = (message) -> true;
		Predicate<MessageContext> two = (message) -> false;
		MessageFilter filter = MessageFilter.all()
			.types(List.of("a"))
			.types(List.of("b", "c"))
			.match(MATCH)
			.match(other)
			.condition(one)
			.condition(two)
			.binary();
		assertThat(filter.types()).containsExactlyInAnyOrder("b", "c");
		assertThat(filter.matches()).containsExactly(MATCH, other);
		assertThat(filter.conditions()).containsExactly(one, two);
		assertThat(filter.kind()).isEqualTo(MessageFilter.Kind.BINARY);
	}

	@Test
	void whoLooksOnDoesNotWantWhatNobodyElseDoes() {
		assertThat(MessageFilter.all().observing().isObserving()).isTrue();
		assertThat(MessageFilter.all().observing().isUnmatched()).isFalse();
		assertThat(MessageFilter.all().unmatched().isObserving()).isFalse();
	}

	@Test
	void itTellsWhatItAsksFor() {
		assertThat(MessageFilter.all()).hasToString("all");
		assertThat(MessageFilter.none()).hasToString("none");
		assertThat(MessageFilter.all().text().match(MATCH)).hasToString("text, /a=1");
		assertThat(MessageFilter.ofType("a").binary().observing()).hasToString("binary, type a");
		assertThat(MessageFilter.all().types(List.of("b", "a")).match(MATCH).unmatched())
			.hasToString("type a or b, /a=1, unmatched");
	}

	@Test
	void twoFiltersAreCombinedToOneThatAsksForBoth() {
		MessageFilter filter = MessageFilter.ofType("a", "b")
			.match("/x")
			.and(MessageFilter.ofType("b", "c").text().match("/y").unmatched());
		assertThat(filter.types()).containsExactly("b");
		assertThat(filter.kind()).isEqualTo(MessageFilter.Kind.TEXT);
		assertThat(filter.matches()).extracting(MessageMatch::pointer).containsExactly("/x", "/y");
		assertThat(filter.isUnmatched()).isTrue();
		assertThat(MessageFilter.all().and(filter).types()).containsExactly("b");
		assertThat(filter.and(MessageFilter.all()).kind()).isEqualTo(MessageFilter.Kind.TEXT);
	}

	@Test
	void filtersThatExcludeEachOtherLetNothingThrough() {
		assertThat(MessageFilter.ofType("a").and(MessageFilter.ofType("b")).kind()).isEqualTo(MessageFilter.Kind.NONE);
		assertThat(MessageFilter.all().text().and(MessageFilter.all().binary()).kind())
			.isEqualTo(MessageFilter.Kind.NONE);
	}

}
