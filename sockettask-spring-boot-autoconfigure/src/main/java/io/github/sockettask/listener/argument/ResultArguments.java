package io.github.sockettask.listener.argument;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.listener.method.CallbackEvent;

/**
 * Arguments that are components of a result record, or the record itself.
 */
final class ResultArguments {

	private static final ResolvableType HEADER = ResolvableType.forClassWithGenerics(Map.class,
			ResolvableType.forClass(String.class), ResolvableType.forClassWithGenerics(List.class, String.class));

	private static final Map<CallbackEvent, List<Rule>> RULES = Map.of(CallbackEvent.OPEN,
			List.of(rule(OnOpenCallbackResult.class, is(OnOpenCallbackResult.class), (result) -> result),
					rule(OnOpenCallbackResult.class, is(HttpHeaders.class), ResultArguments::headers),
					rule(OnOpenCallbackResult.class, is(Map.class).and((type) -> type.isAssignableFrom(HEADER)),
							OnOpenCallbackResult::header)),
			CallbackEvent.CLOSE,
			List.of(rule(OnCloseCallbackResult.class, is(OnCloseCallbackResult.class), (result) -> result),
					rule(OnCloseCallbackResult.class, is(int.class).or(is(Integer.class)), OnCloseCallbackResult::code),
					rule(OnCloseCallbackResult.class, is(String.class), OnCloseCallbackResult::reason)),
			CallbackEvent.ERROR,
			List.of(rule(OnErrorCallbackResult.class, is(OnErrorCallbackResult.class), (result) -> result),
					rule(OnErrorCallbackResult.class, is(String.class), OnErrorCallbackResult::errMsg),
					rule(OnErrorCallbackResult.class, (type) -> Throwable.class.isAssignableFrom(type.toClass()),
							OnErrorCallbackResult::cause)));

	private ResultArguments() {
	}

	static @Nullable CallbackArgument find(CallbackEvent event, ResolvableType type) {
		return RULES.getOrDefault(event, List.of())
			.stream()
			.filter((rule) -> rule.type().test(type))
			.map(Rule::argument)
			.findFirst()
			.orElse(null);
	}

	private static Predicate<ResolvableType> is(Class<?> expected) {
		return (type) -> type.toClass() == expected;
	}

	private static <R> Rule rule(Class<R> resultType, Predicate<ResolvableType> type, Function<R, Object> value) {
		return new Rule(type, (task, result) -> value.apply(resultType.cast(result)));
	}

	private static HttpHeaders headers(OnOpenCallbackResult result) {
		HttpHeaders headers = new HttpHeaders();
		result.header().forEach(headers::addAll);
		return headers;
	}

	private record Rule(Predicate<ResolvableType> type, CallbackArgument argument) {

	}

}
