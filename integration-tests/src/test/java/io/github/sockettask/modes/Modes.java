package io.github.sockettask.modes;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Enters the modes of a class one after the other, and counts the tests of each.
 */
class Modes implements ClassTemplateInvocationContextProvider {

	@Override
	public boolean supportsClassTemplate(ExtensionContext context) {
		return true;
	}

	@Override
	public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
		return Mode.of(context.getRequiredTestClass()).stream().map(Invocation::new);
	}

	private record Invocation(Mode mode) implements ClassTemplateInvocationContext {

		@Override
		public String getDisplayName(int index) {
			return this.mode.toString();
		}

		@Override
		public void prepareInvocation(ExtensionContext context) {
			Mode.enter(this.mode);
		}

		@Override
		public List<Extension> getAdditionalExtensions() {
			return List.of(new Counter(this.mode));
		}

	}

	private static final class Counter
			implements BeforeClassTemplateInvocationCallback, BeforeEachCallback, AfterClassTemplateInvocationCallback {

		private final Mode mode;

		private int tests;

		Counter(Mode mode) {
			this.mode = mode;
		}

		@Override
		public void beforeClassTemplateInvocation(ExtensionContext context) {
			call(context, BeforeMode.class);
		}

		@Override
		public void beforeEach(ExtensionContext context) {
			this.tests++;
		}

		@Override
		public void afterClassTemplateInvocation(ExtensionContext context) {
			call(context, AfterMode.class);
			ModeCounts.add(context.getRequiredTestClass(), this.mode, this.tests);
			Mode.enter(Mode.PLAIN);
		}

		private static void call(ExtensionContext context, Class<? extends Annotation> annotation) {
			Class<?> type = context.getRequiredTestClass();
			AnnotationSupport.findAnnotatedMethods(type, annotation, HierarchyTraversalMode.TOP_DOWN)
				.forEach((method) -> ReflectionSupport.invokeMethod(method, null));
		}

	}

}
