package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method of a bean that is called with a received message.
 * <p>
 * Parameters, in any order: {@code SocketTask}, {@code OnMessageCallbackResult},
 * {@code MessageContext}, and the message: {@code String} (text messages only),
 * {@code byte[]} or {@code ByteBuffer} (binary messages only), {@code JsonNode}, or any
 * type that a converter supports, including generics. Also supported are
 * {@code @Payload("/data/0")} of spring-messaging for a part of the message at a JSON
 * pointer (RFC 6901), {@code @Header} and {@code @Headers} for the values of
 * {@link io.github.sockettask.converter.SocketTaskHeaders},
 * {@link HandshakeHeader @HandshakeHeader} for a header of the connection, and the
 * parameters of {@code HandlerMethodArgumentResolver} beans. A missing part or header
 * fails the method, unless it is optional ({@code required = false}, an {@code Optional},
 * a nullable parameter).
 * <p>
 * A message that cannot be converted is passed to the {@link OnError @OnError} methods,
 * as is a message that is not valid for a parameter with {@code @Valid} or
 * {@code @Validated}, as an {@link io.github.sockettask.InvalidMessageException}.
 * <p>
 * A parameter of type {@code List<T>} takes a message that is a JSON array. With
 * {@code receive.batch-size} or {@code routing.unwrap}, it takes several messages, each
 * of them a {@code T}; messages that cannot be converted are passed to the
 * {@code @OnError} methods, and the others are delivered.
 * <p>
 * {@link #type()}, {@link #match()} and {@link #condition()} select messages, which have
 * to meet all of them. A parameter type with Jackson type information by name, such as a
 * sealed interface or one of its records, selects the messages of this type. A message is
 * passed to every method that selects it, and converted once for each type. The
 * annotation may be used as a meta-annotation with {@link AliasFor @AliasFor}; a method
 * has one of them.
 * <p>
 * The return value is sent on the current connection of the task, or on that of the task
 * in {@link ReplyTo @ReplyTo}:
 * <ul>
 * <li>a {@code String} as text, {@code byte[]} and {@code ByteBuffer} as binary, a
 * {@link io.github.sockettask.MessageStream} in fragments, any other object as JSON or by
 * its converter;
 * <li>nothing for {@code null}, an empty {@code Optional}, and a {@code CallbackResult},
 * so that a method may return the future of its own {@code send};
 * <li>the value of an {@code Optional};
 * <li>the value of a {@code CompletionStage} or {@code Mono} when it completes, on any
 * connection that the task has then;
 * <li>each element of a {@code Flow.Publisher} or {@code Flux}. The next element is
 * requested when the previous one was written. A stream needs an open connection, both of
 * the sending task and of the one that received the message; it is cancelled when either
 * ends, without an error, and does not continue on the next connection;
 * <li>a list or an array as one JSON array, or each element as a message if the method
 * was called with several messages ({@code receive.batch-size}, {@code routing.unwrap}).
 * </ul>
 * These may be nested. With Reactor on the class path, the other types of Spring's
 * {@code ReactiveAdapterRegistry} (RxJava, Kotlin flows) are supported, too. Replies that
 * are available when the method returns are sent in the order of the messages. A reply
 * that cannot be sent, or fails later, is passed to the {@code @OnError} methods like an
 * exception of the method.
 * <p>
 * The method runs on the callback executor, one call at a time for each task; with
 * {@code receive.mode}, on the event loop or for several messages in parallel. Exceptions
 * are passed to the {@link OnError @OnError} methods; the connection stays open.
 *
 * @since 0.1.0
 * @see io.github.sockettask.SocketTask
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnMessage {

	/**
	 * Names of the tasks, as under {@code sockettask.tasks}. Placeholders and
	 * {@code #{...}} expressions are resolved.
	 * @return the names; by default those of {@link SocketTaskHandler @SocketTaskHandler}
	 * at the class, or all named tasks
	 */
	@AliasFor("task")
	String[] value() default {};

	/**
	 * Names of the tasks, an alias of {@link #value()}.
	 * @return the names
	 */
	@AliasFor("value")
	String[] task() default {};

	/**
	 * Types of messages: the value at {@code routing.type-field} of the task.
	 * Placeholders and {@code #{...}} expressions are resolved.
	 * @return the types, one of which the message has to have; empty for messages of any
	 * type and without a type
	 */
	String[] type() default {};

	/**
	 * Required values: a JSON pointer (RFC 6901), an equals sign and the value, in which
	 * {@code *} stands for any number of characters, as in {@code "/channel=ticker.*"};
	 * or the pointer alone, for any text, number or boolean, but not for an object, an
	 * array or null. Placeholders and {@code #{...}} expressions are resolved.
	 * @return the values, all of which the message has to have
	 */
	String[] match() default {};

	/**
	 * A condition in the Spring Expression Language. The root object is the
	 * {@link io.github.sockettask.MessageContext}, whose members are available like
	 * properties; beans are available as {@code @name}:
	 * {@code "sequence > 1 and @limits.allow(field('/symbol'))"}. A field that is
	 * compared with a number or a boolean is converted: {@code "field('/price') > 100"}.
	 * The condition is evaluated last, and once for a message by all methods with the
	 * same condition. Placeholders and {@code #{...}} expressions are resolved to the
	 * text of the condition.
	 * <p>
	 * The condition is evaluated against an empty message when the application starts, to
	 * detect mistakes. A later exception is passed to the {@link OnError @OnError}
	 * methods, and the method is not called.
	 * @return the condition; empty for none
	 */
	String condition() default "";

	/**
	 * Whether to select only messages that no other method, callback or subscriber
	 * selects. Several methods may do so. Must not be combined with {@link #type()},
	 * {@link #match()} and {@link #condition()}.
	 * @return true for unmatched messages
	 */
	boolean unmatched() default false;

}
