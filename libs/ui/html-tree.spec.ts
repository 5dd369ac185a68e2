import { describe, expect, test } from '@jest/globals';
import { normalised, parseHtml } from './html-tree.spec-support.js';

describe('markup is compared by what it means', () => {
  test.each([
    ['<p  class="b a" id="x">\n  One\n  two </p>', '<p id="x" class="a b">One two</p>'],
    ['<input disabled>', '<input disabled/>'],
    ['<p>&#39;&lt;&amp;</p>', "<p>'&lt;&</p>"],
  ])('the same: %s', (one, other) => {
    expect(normalised(one)).toBe(normalised(other));
  });

  test.each([
    ['<p class="a">x</p>', '<p class="b">x</p>'],
    ['<p>x</p>', '<div>x</div>'],
    ['<p>x</p>', '<p>y</p>'],
    ['<p><b>x</b> y</p>', '<p><b>x</b>y</p>'],
    ['<p id="a">x</p>', '<p>x</p>'],
    ['<ul><li>x</li></ul>', '<ul></ul><li>x</li>'],
    ['<p>&lt;b></p>', '<p><b></b></p>'],
  ])('not the same: %s and %s', (one, other) => {
    expect(normalised(one)).not.toBe(normalised(other));
  });

  test('tags that do not match are refused', () => {
    expect(() => parseHtml('<h1>x</h2>')).toThrow('</h2> closes <h1>');
    expect(() => parseHtml('<div><p>x</p>')).toThrow('<div> stays open');
  });
});
