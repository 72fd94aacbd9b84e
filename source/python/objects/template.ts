import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { newFixed, setFixedSlots } from './fixed-slots.ts';
import type { PyType } from './type.ts';

// Words of a template (templateobject).
const STRINGS = 4;
const INTERPOLATIONS = 6;
// Words of an interpolation (interpolationobject).
const VALUE = 4;
const EXPRESSION = 6;
const CONVERSION = 8;
const FORMAT_SPEC = 10;
// Words of a template's iterator (templateiterobject).
const STRINGS_LEFT = 4;
const INTERPOLATIONS_LEFT = 6;
const FROM_STRINGS = 8;

const MODULE = 'string.templatelib';
/** By what BUILD_INTERPOLATION says of the conversion. */
const CONVERSIONS = ['', 's', 'r', 'a'];

/**
 * t-strings: `Template` and `Interpolation` of `string.templatelib` (`Objects/templateobject.c`, `interpolationobject.c`).
 * The types are made with the first one: no version before 3.14 has them.
 */
export class TemplateObjects {
  readonly type: PyType;
  readonly interpolationType: PyType;
  private readonly iteratorType: PyType;
  private readonly vm: Vm;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.words;
    const define = (name: string, basicSize: number, references: readonly number[]): PyType => {
      const type = vm.types.define(`${MODULE}.${name}`, { basicSize, gc: true, module: MODULE });
      setFixedSlots(vm, type, references);
      return type;
    };
    this.type = define('Template', 32, [STRINGS, INTERPOLATIONS]);
    this.interpolationType = define('Interpolation', 48, [VALUE, EXPRESSION, CONVERSION, FORMAT_SPEC]);
    this.iteratorType = define('TemplateIter', 40, [STRINGS_LEFT, INTERPOLATIONS_LEFT]);
    this.fillTemplate();
    this.fillInterpolation();
    this.fillIterator();
  }

  /** BUILD_TEMPLATE; takes over the references. */
  make(strings: Address, interpolations: Address): Address {
    const template = newFixed(this.vm, this.type);
    this.words[template + STRINGS] = strings;
    this.words[template + INTERPOLATIONS] = interpolations;
    return template;
  }

  /**
   * BUILD_INTERPOLATION; takes over the references.
   * @param conversion 0 for none, else as in CONVERT_VALUE
   * @param formatSpec 0: none
   */
  makeInterpolation(value: Address, expression: Address, conversion: number, formatSpec: Address): Address {
    const { vm } = this;
    const letter = conversion === 0 ? vm.none : vm.str.name(CONVERSIONS[conversion]);
    return this.interpolation(value, expression, vm.heap.newRef(letter), formatSpec || vm.heap.newRef(vm.str.empty));
  }

  private interpolation(...fields: [value: Address, expression: Address, conversion: Address, spec: Address]): Address {
    const object = newFixed(this.vm, this.interpolationType);
    [VALUE, EXPRESSION, CONVERSION, FORMAT_SPEC].forEach((word, i) => {
      this.words[object + word] = fields[i];
    });
    return object;
  }

  private member(type: PyType, name: string, word: number): void {
    this.vm.types.attributes(type, [
      { kind: 'member', name, get: (self) => this.vm.heap.newRef(this.words[self + word]) },
    ]);
  }

  private isTemplate(object: Address): boolean {
    return this.vm.typeOf(object) === this.type;
  }

  private isInterpolation(object: Address): boolean {
    return this.vm.typeOf(object) === this.interpolationType;
  }

  private fillTemplate(): void {
    const { vm, words, type } = this;
    type.create = (_type, base, count, names) => {
      if (names !== 0 && vm.tuple.length(names) > 0)
        throw vm.errors.raise('TypeError', 'Template.__new__ only accepts *args arguments');
      return this.fromParts(Array.from(words.subarray(base, base + count)));
    };
    type.init = () => {};
    type.repr = (self) => {
      const [strings, interpolations] = [STRINGS, INTERPOLATIONS].map((word) => vm.texts.reprText(words[self + word]));
      return vm.str.make(`Template(strings=${strings}, interpolations=${interpolations})`);
    };
    type.iter = (self) => {
      const iterator = newFixed(vm, this.iteratorType);
      words[iterator + STRINGS_LEFT] = vm.iteration.iter(words[self + STRINGS]);
      words[iterator + INTERPOLATIONS_LEFT] = vm.iteration.iter(words[self + INTERPOLATIONS]);
      words[iterator + FROM_STRINGS] = 1;
      return iterator;
    };
    type.concat = (left, right) => this.concatenate(left, right);
    this.member(type, 'strings', STRINGS);
    this.member(type, 'interpolations', INTERPOLATIONS);
    vm.types.attributes(type, [
      {
        kind: 'getset',
        name: 'values',
        get: (self) => vm.tuple.pack(vm.tuple.items(words[self + INTERPOLATIONS]).map((each) => words[each + VALUE])),
      },
    ]);
    vm.types.methods(type, [['__reduce__', '', (self: Address) => this.reduceTemplate(self)]]);
    this.makeSubscriptable(type);
    vm.types.ready(type);
  }

  /** `template_new()`: texts that follow one another become one, and one lies between any two interpolations. */
  private fromParts(parts: readonly Address[]): Address {
    const { vm, words } = this;
    const texts = [''];
    const interpolations: Address[] = [];
    for (const part of parts) {
      if (vm.str.isStr(part)) texts[texts.length - 1] += vm.str.text(part);
      else if (this.isInterpolation(part)) {
        interpolations.push(part);
        texts.push('');
      } else {
        const message = "Template.__new__ *args need to be of type 'str' or 'Interpolation', got ";
        throw vm.errors.raise('TypeError', message + vm.typeName(part));
      }
    }
    const template = newFixed(vm, this.type);
    words[template + STRINGS] = vm.tuple.steal(texts.map((text) => vm.str.make(text)));
    words[template + INTERPOLATIONS] = vm.tuple.pack(interpolations);
    return template;
  }

  /** `_PyTemplate_Concat()`: the last text of the one and the first of the other become one. */
  private concatenate(left: Address, right: Address): Address {
    const { vm, words } = this;
    if (!this.isTemplate(left) || !this.isTemplate(right)) {
      const name = `${MODULE}.Template`;
      const other = vm.typeName(this.isTemplate(left) ? right : left);
      throw vm.errors.raise('TypeError', `can only concatenate ${name} (not "${other}") to ${name}`);
    }
    const before = vm.tuple.items(words[left + STRINGS]);
    const after = vm.tuple.items(words[right + STRINGS]);
    const middle = vm.str.make(vm.str.text(before[before.length - 1]) + vm.str.text(after[0]));
    const strings = vm.tuple.pack([...before.slice(0, -1), middle, ...after.slice(1)]);
    vm.heap.decref(middle);
    const fields = [left, right].flatMap((each) => vm.tuple.items(words[each + INTERPOLATIONS]));
    return this.make(strings, vm.tuple.pack(fields));
  }

  /** Pickled by way of a function of the module. */
  private reduceTemplate(self: Address): Address {
    const { vm, words } = this;
    const module = vm.dict.getName(vm.interpreter.modules, MODULE);
    if (module === 0) throw vm.errors.raise('RuntimeError', `${MODULE} is not imported`);
    const restore = vm.attributes.get(module, vm.str.name('_template_unpickle'));
    const content = vm.tuple.pack([words[self + STRINGS], words[self + INTERPOLATIONS]]);
    return vm.tuple.steal([restore, content]);
  }

  private fillInterpolation(): void {
    const { vm, words, interpolationType: type } = this;
    const fields = [
      ['value', VALUE],
      ['expression', EXPRESSION],
      ['conversion', CONVERSION],
      ['format_spec', FORMAT_SPEC],
    ] as const;
    const read = (self: Address): Address[] => fields.map(([, word]) => words[self + word]);
    type.create = (_type, base, count, names) => this.newInterpolation(base, count, names);
    type.init = () => {};
    type.repr = (self) =>
      vm.str.make(
        `Interpolation(${read(self)
          .map((each) => vm.texts.reprText(each))
          .join(', ')})`,
      );
    for (const [name, word] of fields) this.member(type, name, word);
    const matched = vm.tuple.steal(fields.map(([name]) => vm.heap.newRef(vm.str.name(name))));
    type.made.set(vm.str.name('__match_args__'), matched);
    vm.types.methods(type, [
      ['__reduce__', '', (self: Address) => vm.tuple.steal([vm.heap.newRef(type.address), vm.tuple.pack(read(self))])],
    ]);
    this.makeSubscriptable(type);
    vm.types.ready(type);
  }

  /** `interpolation_new()`: `Interpolation(value, expression='', conversion=None, format_spec='')`. */
  private newInterpolation(base: Address, count: number, keywordNames: Address): Address {
    const { vm, words } = this;
    const names = ['value', 'expression', 'conversion', 'format_spec'];
    const keywords = keywordNames === 0 ? [] : vm.tuple.items(keywordNames).map((name) => vm.str.text(name));
    const given = count + keywords.length;
    const refuse = (message: string): unknown => vm.errors.raise('TypeError', `Interpolation() ${message}`);
    if (given > names.length) throw refuse(`takes at most 4 arguments (${given} given)`);
    const [value, expression, conversion, spec] = names.map((name, i) => {
      const at = keywords.indexOf(name);
      if (i < count && at >= 0) throw refuse(`got multiple values for argument '${name}'`);
      return i < count ? words[base + i] : at >= 0 ? words[base + count + at] : 0;
    });
    if (value === 0) throw refuse("missing required argument 'value' (pos 1)");
    const unknown = keywords.find((name) => !names.includes(name));
    if (unknown !== undefined) throw refuse(`got an unexpected keyword argument '${unknown}'`);
    const checkText = (name: string, object: Address): void => {
      if (object !== 0 && !vm.str.isStr(object))
        throw refuse(`argument '${name}' must be str, not ${object === vm.none ? 'None' : vm.typeName(object)}`);
    };
    checkText('expression', expression);
    if (conversion !== vm.none) checkText('conversion', conversion);
    if (conversion !== 0 && conversion !== vm.none && !/^[sar]$/.test(vm.str.text(conversion))) {
      const message = "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'";
      throw vm.errors.raise('ValueError', message);
    }
    checkText('format_spec', spec);
    const { heap, str, none } = vm;
    return this.interpolation(
      heap.newRef(value),
      heap.newRef(expression || str.empty),
      heap.newRef(conversion || none),
      heap.newRef(spec || str.empty),
    );
  }

  /** Texts and interpolations take turns; empty texts are left out (`templateiter_next()`). */
  private fillIterator(): void {
    const { vm, words, iteratorType: type } = this;
    type.iter = (self) => vm.heap.newRef(self);
    type.next = (self) => {
      const isText = words[self + FROM_STRINGS] !== 0;
      words[self + FROM_STRINGS] = isText ? 0 : 1;
      if (!isText) return vm.iteration.next(words[self + INTERPOLATIONS_LEFT]);
      const text = vm.iteration.next(words[self + STRINGS_LEFT]);
      if (text === 0 || vm.str.length(text) > 0) return text;
      vm.heap.decref(text);
      words[self + FROM_STRINGS] = 1;
      return vm.iteration.next(words[self + INTERPOLATIONS_LEFT]);
    };
    vm.types.ready(type);
  }

  /** `Py_GenericAlias` as `__class_getitem__`. */
  private makeSubscriptable(type: PyType): void {
    const member = this.vm.list.type.members.get('__class_getitem__');
    if (member !== undefined) type.members.set('__class_getitem__', member);
  }
}
