package io.github.sockettask.json;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageFields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsonLookup}.
 */
class JsonLookupTests {

	private final JsonMessageFields fields = new JsonMessageFields(JsonMapper.shared());

	private @Nullable String find(Object message, String pointer) {
		return this.fields.lookup(List.of(pointer)).find(message)[0];
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			/symbol    | {"price":1,"symbol":"SPX"}                   | SPX
			/symbol    | {"a":{"symbol":"x"},"b":["symbol"],"symbol":"SPX"} | SPX
			/symbol    | {"symbol":"SPX", and then no JSON            | SPX
			/symbol    | {"symbol":""}                                | ""
			/data/id   | {"data":{"x":[1,{"id":2}],"id":7}}           | 7
			/data/id   | {"data":{"id":1.50}}                         | 1.50
			/live      | {"live":true}                                | true
			/1/id      | [{"id":"a"},{"id":"b"}]                      | b
			/a~1b      | {"a/b":"slash"}                              | slash
			/m~0n      | {"m~n":"tilde"}                              | tilde
			""")
	void theValueIsTheOneAtThePointer(String pointer, String json, String expected) {
		assertThat(find(json, pointer)).isEqualTo(expected);
		assertThat(find(json.getBytes(StandardCharsets.UTF_8), pointer)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no JSON", "{", "{\"id\":", "[]", "7", "null", "\"id\"", "{\"other\":1}",
			"{\"id\":null}", "{\"id\":{\"id\":1}}", "{\"id\":[1]}", "{\"a\":{\"id\":1}}", "\u0000", "{]" })
	void messagesThatHaveNoSuchValueHaveNone(String text) {
		assertThat(find(text, "/id")).isNull();
		assertThat(find(text.getBytes(StandardCharsets.UTF_8), "/id")).isNull();
	}

	@Test
	void binaryMessagesThatAreNoTextHaveNone() {
		assertThat(find(new byte[0], "/id")).isNull();
		assertThat(find(new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1, 2 }, "/id")).isNull();
		assertThat(find(new byte[] { '{', '"', (byte) 0xc3, '"', ':', '1', '}' }, "/id")).isNull();
	}

	@Test
	void nestingWithoutEndHasNone() {
		assertThat(find("[".repeat(100_000), "/id")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a~b", "/~", "/a/~2", "/a~" })
	void aTildeThatStandsForNothingIsRefused(String pointer) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.fields.lookup(List.of(pointer)))
			.withMessageContaining("not a JSON pointer");
	}

	@Test
	void severalValuesAreFoundInTheirOrderWhereverTheyAre() {
		MessageFields.Lookup lookup = this.fields
			.lookup(List.of("/type", "/data/0/price", "/missing", "/data/1/price", "/type", "/data/0/none/x"));
		assertThat(lookup.find("""
				{"data":[{"price":1.5,"none":null},{"x":[[]],"price":2}],"more":{"type":"inner"},"type":"trade"}"""))
			.containsExactly("trade", "1.5", null, "2", "trade", null);
	}

	@Test
	void ofANameThatOccursTwiceTheFirstOneCounts() {
		assertThat(find("{\"type\":\"a\",\"type\":\"b\"}", "/type")).isEqualTo("a");
	}

	@Test
	void nothingBehindTheLastValueIsRead() {
		assertThat(this.fields.lookup(List.of("/a", "/b")).find("{\"b\":1,\"a\":2} no JSON")).containsExactly("2", "1");
	}

	@Test
	void whatWasFoundBeforeItIsNoJsonAnyMoreCounts() {
		assertThat(this.fields.lookup(List.of("/a", "/b")).find("{\"a\":2,#")).containsExactly("2", null);
	}

	@Test
	void anElementIsNotLookedUpByANameNorAPropertyByAnIndex() {
		assertThat(find("[{\"0\":\"x\"}]", "/0/0")).isEqualTo("x");
		assertThat(find("[1]", "/00")).isNull();
		assertThat(find("{\"00\":1}", "/00")).isEqualTo("1");
	}

}
