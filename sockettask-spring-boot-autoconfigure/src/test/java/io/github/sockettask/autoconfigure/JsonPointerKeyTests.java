package io.github.sockettask.autoconfigure;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import io.github.sockettask.MessageKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsonPointerKey} and {@link JsonPointerKeys}.
 */
class JsonPointerKeyTests {

	private static MessageKey key(String pointer) {
		return JsonPointerKeys.of(pointer, new DefaultListableBeanFactory());
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
	void theKeyIsTheValueAtThePointer(String pointer, String json, String expected) throws Exception {
		assertThat(key(pointer).of(json)).isEqualTo(expected);
		assertThat(key(pointer).of(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no JSON", "{", "{\"id\":", "[]", "7", "null", "\"id\"", "{\"other\":1}",
			"{\"id\":null}", "{\"id\":{\"id\":1}}", "{\"id\":[1]}", "{\"a\":{\"id\":1}}", "\u0000", "{]" })
	void messagesThatHaveNoSuchValueHaveNoKey(String text) throws Exception {
		assertThat(key("/id").of(text)).isNull();
		assertThat(key("/id").of(text.getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@Test
	void binaryMessagesThatAreNoTextHaveNoKey() throws Exception {
		assertThat(key("/id").of(new byte[0])).isNull();
		assertThat(key("/id").of(new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1, 2 })).isNull();
		assertThat(key("/id").of(new byte[] { '{', '"', (byte) 0xc3, '"', ':', '1', '}' })).isNull();
	}

	@Test
	void nestingWithoutEndIsNoKey() throws Exception {
		assertThat(key("/id").of("[".repeat(100_000))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a~b", "/~", "/a/~2", "/a~" })
	void aTildeThatStandsForNothingIsRefused(String pointer) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> JsonPointerKeys.of(pointer, new StaticListableBeanFactory()))
			.withMessageContaining("no JSON pointer");
	}

}
